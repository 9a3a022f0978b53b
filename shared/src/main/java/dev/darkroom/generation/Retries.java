package dev.darkroom.generation;

import dev.darkroom.provider.Failure;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// What follows on a failure at a provider: the same route again, the next route, or the end.
public final class Retries {
  /// A provider may ask for a longer wait than ours, within reason.
  private static final Duration ASKED_MAX = Duration.ofMinutes(10);

  private final int triesMax;
  private final Duration backoffFirst;
  private final Duration backoffMax;
  private final RandomGenerator random;

  /// @param triesMax most submits of one generation on one route
  /// @param backoffFirst wait before the second try of a route; each later one doubles it
  /// @param backoffMax longest wait that is ours
  public Retries(int triesMax, Duration backoffFirst, Duration backoffMax, RandomGenerator random) {
    this.triesMax = triesMax;
    this.backoffFirst = backoffFirst;
    this.backoffMax = backoffMax;
    this.random = random;
  }

  /// @param failed the submit that failed
  /// @param otherRoute whether another route could be tried; then this one costs a single try
  /// @param deduplicates whether a repeated submit starts the work only once
  Verdict after(
      Failure failure, State.Submitting failed, boolean otherRoute, boolean deduplicates) {
    if (failure.mayHaveBeenHeard() && !deduplicates) return new Verdict.End(uncertain(failure));
    boolean again = failed.tries() < triesMax;
    return switch (failure.kind()) {
      case AUTH, ACCOUNT, RETIRED ->
          otherRoute ? new Verdict.NextRoute(Duration.ZERO) : new Verdict.End(failure);
      case RATE_LIMITED, UNAVAILABLE -> {
        if (otherRoute) yield new Verdict.NextRoute(Duration.ZERO);
        if (!again) yield new Verdict.End(failure);
        yield new Verdict.SameRoute(delay(failure, failed.tries()));
      }
      case REFUSED_OUTPUT ->
          failed.attempt() == 1 && again
              ? new Verdict.SameRoute(Duration.ZERO)
              : new Verdict.End(failure);
      case REFUSED_INPUT, INVALID_INPUT, TIMED_OUT, RESULT_EXPIRED -> new Verdict.End(failure);
      case MALFORMED, CANCELLED, UNCERTAIN, FAULT -> new Verdict.End(failure);
    };
  }

  /// Twice as long from try to try, at least what the provider asks for, never for ever, and never
  /// for all generations at the same moment.
  private Duration delay(Failure failure, int tries) {
    var backoff = shorter(backoffFirst.multipliedBy(1L << Math.min(tries - 1, 20)), backoffMax);
    var asked = shorter(failure.retryAfter().orElse(Duration.ZERO), ASKED_MAX);
    var wait = backoff.compareTo(asked) > 0 ? backoff : asked;
    return wait.plusMillis(random.nextLong(1 + wait.toMillis() / 4));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
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
