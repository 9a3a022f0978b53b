package dev.darkroom.bot.slack.connect;

import java.time.Duration;

/// Slack asks to be asked again later.
final class Later extends Exception {
  private static final long serialVersionUID = 1L;

  private final Duration wait;

  Later(String why, Duration wait) {
    super(why);
    this.wait = wait;
  }

  /// How long at least; zero where Slack did not say.
  Duration time() {
    return wait;
  }
}
