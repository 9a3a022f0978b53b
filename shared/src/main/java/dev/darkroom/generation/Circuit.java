package dev.darkroom.generation;

import dev.darkroom.provider.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What is remembered about a route that failed: after a few failures in a row, or one that will
/// not go away by itself, it is left alone for a while, then tried by one generation.
///
/// @param failures in a row
/// @param kind how it failed last
/// @param leftAloneUntil until when nobody is let through; empty while it is not left alone
public record Circuit(int failures, Failure.Kind kind, Optional<Instant> leftAloneUntil) {
  /// How long a probe may take before another one is let through.
  public static final Duration PROBE = Duration.ofMinutes(2);

  private static final int FAILURES_MAX = 3;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration PAUSE_MAX = Duration.ofMinutes(10);
  private static final Duration PAUSE_FOR_OPERATOR = Duration.ofMinutes(5);

  /// Whether a failure says something about the route, and not about one request.
  public static boolean concerns(Failure.Kind kind) {
    return switch (kind) {
      case AUTH, ACCOUNT, RETIRED, UNAVAILABLE, MALFORMED -> true;
      case RATE_LIMITED, REFUSED_INPUT, REFUSED_OUTPUT, INVALID_INPUT, TIMED_OUT -> false;
      case RESULT_EXPIRED, CANCELLED, UNCERTAIN, FAULT -> false;
    };
  }

  /// Whether only a person can make it work again.
  public static boolean needsOperator(Failure.Kind kind) {
    return switch (kind) {
      case AUTH, ACCOUNT, RETIRED -> true;
      case RATE_LIMITED, REFUSED_INPUT, REFUSED_OUTPUT, INVALID_INPUT, TIMED_OUT -> false;
      case UNAVAILABLE, MALFORMED, RESULT_EXPIRED, CANCELLED, UNCERTAIN, FAULT -> false;
    };
  }

  /// The circuit after one more failure.
  ///
  /// @param before failures in a row before it
  public static Circuit after(int before, Failure.Kind kind, Instant now) {
    int failures = before + 1;
    if (needsOperator(kind))
      return new Circuit(failures, kind, Optional.of(now.plus(PAUSE_FOR_OPERATOR)));
    if (failures < FAILURES_MAX) return new Circuit(failures, kind, Optional.empty());
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - FAILURES_MAX, 10));
    return new Circuit(
        failures, kind, Optional.of(now.plus(pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX)));
  }

  public boolean isLeftAlone(Instant now) {
    return leftAloneUntil.filter(now::isBefore).isPresent();
  }
}
