package dev.darkroom.bot.cli;

import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `darkroom cancel`.
@Command(name = "cancel", description = "Stop a generation; nothing is charged.")
final class CancelCommand extends ShortCommand {
  @Parameters(paramLabel = "NUMBER", description = "Its number, with or without #.")
  private String number = "";

  @Override
  public Integer call() {
    var id = generation(number);
    try (var session = Session.open(shared)) {
      switch (session.bot().studio().cancel(id, session.requester())) {
        case CANCELLING -> {
          session.bot().start();
          var end = Wait.forEnd(session, id, _ -> {});
          transcript().ended(end, Duration.ZERO);
        }
        case TOO_LATE ->
            throw new CommandException(ExitCode.INPUT, id + " is done already: see history.");
        case FORBIDDEN ->
            throw new CommandException(ExitCode.INPUT, id + " belongs to another community.");
        case UNKNOWN ->
            throw new CommandException(ExitCode.INPUT, "There is no generation " + id + ".");
      }
      return ExitCode.OK.code();
    }
  }
}
