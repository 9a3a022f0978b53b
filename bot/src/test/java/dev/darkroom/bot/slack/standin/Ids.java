package dev.darkroom.bot.slack.standin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// Ids as Slack makes them, and Slack's own time: it stands still until the test moves it.
final class Ids implements InstantSource {
  private final AtomicLong last = new AtomicLong();
  private volatile Instant now = InstantSource.system().instant();

  /// @param kind its first letter, such as `U`
  String next(String kind) {
    return String.format(Locale.ROOT, "%s%09d", kind, last.incrementAndGet());
  }

  /// A message's time, which is also its id; no two are the same.
  String ts() {
    return String.format(Locale.ROOT, "%d.%06d", now.getEpochSecond(), last.incrementAndGet());
  }

  @Override
  public Instant instant() {
    return now;
  }

  synchronized void later(Duration time) {
    now = now.plus(time);
  }
}
