package dev.darkroom.bot.discord.standin;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// Discord's ids: a time stamp, which JDA reads to know when an interaction runs out, and a count.
final class Snowflakes {
  private static final long EPOCH_MS = 1_420_070_400_000L;

  private final InstantSource clock;
  private final AtomicLong count = new AtomicLong();

  Snowflakes(InstantSource clock) {
    this.clock = clock;
  }

  String next() {
    long stamp = clock.millis() - EPOCH_MS;
    return Long.toUnsignedString(stamp << 22 | (count.incrementAndGet() & 0x3FFFFF));
  }

  /// When an id was made, in milliseconds since 1970.
  static long madeAtMs(String id) {
    return (Long.parseUnsignedLong(id) >>> 22) + EPOCH_MS;
  }
}
