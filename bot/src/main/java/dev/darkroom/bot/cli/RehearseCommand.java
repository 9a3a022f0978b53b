package dev.darkroom.bot.cli;

import picocli.CommandLine.Command;

/// Walks through what short commands do, so that the launcher can store the classes they load in
/// its start-up cache. Has no effect that lasts.
@Command(name = "rehearse", hidden = true, description = "Used by the launcher.")
final class RehearseCommand implements Runnable {
  @Override
  public void run() {
    var _ = Darkroom.run("--version");
    var _ = Darkroom.run("help");
  }
}
