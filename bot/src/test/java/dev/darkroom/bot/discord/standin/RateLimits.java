package dev.darkroom.bot.discord.standin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Headers;

/// How often a route may be called. Wide open unless a test narrows it; JDA reads all of it from
/// the headers.
final class RateLimits {
  private static final Limit OPEN = new Limit(10_000, Duration.ofSeconds(1));
  private static final List<String> MAJOR = List.of("channelid", "guildid", "webhooktoken");

  /// @param calls how many in one window
  record Limit(int calls, Duration window) {}

  private final Map<String, Limit> limits = new ConcurrentHashMap<>();
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  void set(String route, int calls, Duration window) {
    limits.put(route, new Limit(calls, window));
  }

  /// Counts a call.
  ///
  /// @return whether it may pass, and the headers that say how many more
  Turn take(Call call) {
    var limit = limits.getOrDefault(call.name(), OPEN);
    var key = new StringBuilder(call.name());
    for (var part : MAJOR) key.append(' ').append(call.parts().getOrDefault(part, ""));
    return buckets.computeIfAbsent(key.toString(), _ -> new Bucket()).take(limit, call);
  }

  /// @param passes false is 429
  record Turn(boolean passes, Headers headers) {}

  private static final class Bucket {
    private long endsNanos;
    private int left;

    synchronized Turn take(Limit limit, Call call) {
      long now = call.arrivedNanos();
      if (endsNanos == 0 || now - endsNanos >= 0) {
        endsNanos = now + limit.window().toNanos();
        left = limit.calls();
      }
      boolean passes = left > 0;
      if (passes) left--;
      double seconds = (endsNanos - now) / 1e9;
      var headers =
          new Headers.Builder()
              .add("X-RateLimit-Limit", Integer.toString(limit.calls()))
              .add("X-RateLimit-Remaining", Integer.toString(left))
              .add("X-RateLimit-Reset-After", "%.3f".formatted(seconds))
              .add("X-RateLimit-Bucket", Integer.toHexString(call.name().hashCode()));
      if (!passes)
        headers
            .add("Retry-After", Long.toString((long) Math.ceil(seconds)))
            .add("X-RateLimit-Scope", "user");
      return new Turn(passes, headers.build());
    }
  }
}
