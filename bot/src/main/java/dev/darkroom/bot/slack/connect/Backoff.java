package dev.darkroom.bot.slack.connect;

import java.time.Duration;

/// How long to wait before the next try: half a second, then twice as long each time.
final class Backoff {
  static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration FIRST = Duration.ofMillis(500);

  private Duration next = FIRST;

  Duration next() {
    var wait = next;
    var doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return wait;
  }

  /// The next wait, and not less than what was asked for, within reason.
  Duration atLeast(Duration asked) {
    var wait = next();
    if (asked.compareTo(wait) < 0) return wait;
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  void reset() {
    next = FIRST;
  }
}
