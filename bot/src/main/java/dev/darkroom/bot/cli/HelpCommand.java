package dev.darkroom.bot.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `darkroom help [COMMAND]`. Picocli's own help command clashes with the inherited `--help`.
@Command(name = "help", description = "Show the commands, or the options of one.")
final class HelpCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "COMMAND")
  private @Nullable String command;

  @Override
  public void run() {
    var root = spec.parent().commandLine();
    var about = command == null ? root : root.getSubcommands().get(command);
    if (about == null) {
      throw new ParameterException(root, "There is no command \"" + command + "\".");
    }
    print(about);
  }

  private void print(CommandLine about) {
    var out = spec.commandLine().getOut();
    about.usage(out);
    out.flush();
  }
}
