package dev.darkroom.bot;

import dev.darkroom.bot.cli.Darkroom;

/// Where the program starts.
public final class Main {
  private Main() {}

  /// Runs one command line and ends the process with its [dev.darkroom.bot.cli.ExitCode].
  public static void main(String[] arguments) {
    System.exit(Darkroom.run(arguments));
  }
}
