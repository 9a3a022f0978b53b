package dev.darkroom.bot.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `darkroom privacy`: what is stored about you.
@Command(
    name = "privacy",
    description = "Get what is stored about you as a file, or erase it.",
    subcommands = {PrivacyCommand.Export.class, PrivacyCommand.Erase.class})
final class PrivacyCommand implements Runnable {
  @Override
  public void run() {
    throw new CommandException(ExitCode.INPUT, "Say what to do: darkroom privacy export or erase.");
  }

  /// `darkroom privacy export`.
  @Command(name = "export", description = "Write what is stored about you to a file (JSON).")
  static final class Export extends ShortCommand {
    @Parameters(paramLabel = "FILE", defaultValue = "darkroom-data.json")
    private Path file = Path.of("darkroom-data.json");

    @Override
    public Integer call() {
      try (var session = Session.open(shared);
          var writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
        session.bot().personalData().write(session.requester().member(), writer);
      } catch (FileAlreadyExistsException there) {
        throw new CommandException(ExitCode.INPUT, file + " is there already; name another file.");
      } catch (IOException unwritable) {
        throw new CommandException(ExitCode.INPUT, file + " cannot be written.");
      }
      if (shared.json()) print(document().put("file", file.toString()));
      else out().println("  " + file);
      out().flush();
      return ExitCode.OK.code();
    }
  }

  /// `darkroom privacy erase`.
  @Command(name = "erase", description = "Erase what is stored about you, for good.")
  static final class Erase extends ShortCommand {
    @Option(names = "--yes", description = "Erase everything.")
    private boolean confirmed;

    @Override
    public Integer call() {
      try (var session = Session.open(shared)) {
        var member = session.requester().member();
        int generations = session.bot().personalData().generationCount(member);
        if (!confirmed)
          throw new CommandException(
              ExitCode.INPUT,
              "This erases %d generations with their pictures, your casts and your credits, for good; add --yes."
                  .formatted(generations));
        if (!session.bot().erasure().erase(member))
          throw new CommandException(
              ExitCode.INPUT,
              "Something of yours still runs; wait until it is done, or cancel it.");
        if (shared.json()) print(document().put("erased", generations));
        else out().println("  " + generations + " generations are erased.");
        out().flush();
        return ExitCode.OK.code();
      }
    }
  }
}
