package dev.darkroom.queue;

import java.time.Duration;
import java.time.Instant;

/// How many generations may begin at a provider so that no minute sees more than its limit.
///
/// A tenth of a minute's share may begin at once; the rest comes evenly. All that has to be
/// remembered is one moment: when the share that was given away so far will be earned.
///
/// @param every how long one generation takes to be earned
/// @param burst most that are saved up
record Pace(Duration every, int burst) {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  static Pace of(int perMinute) {
    int burst = Math.max(1, perMinute / 10);
    // A minute sees what was saved up and what is earned meanwhile: together the limit.
    return new Pace(MINUTE.dividedBy(perMinute - burst + 1L), burst);
  }

  /// How many may begin now.
  ///
  /// @param earnedAt what [#after] gave last
  int allowed(Instant now, Instant earnedAt) {
    if (!earnedAt.isAfter(now)) return burst;
    var ahead = Duration.between(now, earnedAt);
    long owed = ahead.plus(every).minusNanos(1).dividedBy(every);
    return (int) Math.max(0, burst - owed);
  }

  /// The moment at which everything is earned once `begun` more have begun now.
  Instant after(Instant now, Instant earnedAt, int begun) {
    var from = earnedAt.isAfter(now) ? earnedAt : now;
    return from.plus(every.multipliedBy(begun));
  }
}
