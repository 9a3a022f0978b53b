package dev.darkroom.generation;

import dev.darkroom.provider.Failure;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// What follows on a failure at a provider: the same route again, the next route, or the end.
public final class Retries {
  private static final Duration FIRST_DELAY = Duration.ofSeconds(2);
  private static final Duration DELAY_MAX = Duration.ofMinutes(10);

  private final int attemptsMax;
  private final RandomGenerator random;

  /// @param attemptsMax most submits of one generation, over all routes
  public Retries(int attemptsMax, RandomGenerator random) {
    this.attemptsMax = attemptsMax;
    this.random = random;
  }

  /// @param attempt the attempt that failed, 1 for the first
  /// @param otherRoute whether another route could be tried
  /// @param deduplicates whether a repeated submit starts the work only once
  Verdict after(Failure failure, int attempt, boolean otherRoute, boolean deduplicates) {
    if (failure.mayHaveBeenHeard() && !deduplicates) return new Verdict.End(uncertain(failure));
    boolean again = attempt < attemptsMax;
    return switch (failure.kind()) {
      case AUTH, ACCOUNT, RETIRED ->
          otherRoute && again ? new Verdict.NextRoute(Duration.ZERO) : new Verdict.End(failure);
      case RATE_LIMITED, UNAVAILABLE -> {
        if (!again) yield new Verdict.End(failure);
        if (otherRoute) yield new Verdict.NextRoute(Duration.ZERO);
        yield new Verdict.SameRoute(delay(failure, attempt));
      }
      case REFUSED_OUTPUT ->
          attempt == 1 && again ? new Verdict.SameRoute(Duration.ZERO) : new Verdict.End(failure);
      case REFUSED_INPUT, INVALID_INPUT, TIMED_OUT, RESULT_EXPIRED -> new Verdict.End(failure);
      case MALFORMED, CANCELLED, UNCERTAIN, FAULT -> new Verdict.End(failure);
    };
  }

  /// Twice as long from attempt to attempt, at least what the provider asks for, never for ever,
  /// and never for all generations at the same moment.
  private Duration delay(Failure failure, int attempt) {
    var backoff = FIRST_DELAY.multipliedBy(1L << Math.min(attempt - 1, 10));
    var asked = failure.retryAfter().orElse(Duration.ZERO);
    var longer = backoff.compareTo(asked) > 0 ? backoff : asked;
    var capped = longer.compareTo(DELAY_MAX) < 0 ? longer : DELAY_MAX;
    return capped.plusMillis(random.nextLong(1 + capped.toMillis() / 4));
  }

  private static Failure uncertain(Failure failure) {
    return new Failure(
        Failure.Kind.UNCERTAIN,
        failure.code(),
        failure.detail(),
        failure.retryAfter(),
        true,
        failure.billed());
  }

  /// What is done next.
  sealed interface Verdict {
    record SameRoute(Duration delay) implements Verdict {}

    record NextRoute(Duration delay) implements Verdict {}

    record End(Failure failure) implements Verdict {}
  }
}
