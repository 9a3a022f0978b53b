package dev.darkroom.bot.cli;

/// A command cannot go on, for a reason that the person at the keyboard can act on: printed as one
/// sentence, without a stack trace.
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /// @param sentence what is wrong and the way out, ending with a full stop
  public CommandException(ExitCode exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  /// What the process ends with.
  public ExitCode exitCode() {
    return exitCode;
  }
}
