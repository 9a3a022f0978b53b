package dev.darkroom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.generation.Retries.Verdict;
import dev.darkroom.provider.Failure;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RetriesTest {
  private static final Failure DOWN = Failure.of(Failure.Kind.UNAVAILABLE, "503", "");
  private static final Retries RETRIES =
      new Retries(3, Duration.ofSeconds(1), Duration.ofSeconds(3), new Random(1));

  private static State.Submitting submit(int attempt, int tries) {
    return new State.Submitting(attempt, 1, tries);
  }

  @Test
  void triesAreCountedPerRouteWhateverOtherRoutesCost() {
    assertThat(RETRIES.after(DOWN, submit(7, 2), false, false))
        .isInstanceOf(Verdict.SameRoute.class);
    assertThat(RETRIES.after(DOWN, submit(7, 3), false, false)).isEqualTo(new Verdict.End(DOWN));
  }

  @Test
  void aFailingRouteCostsOneTryWhenThereIsAnother() {
    assertThat(RETRIES.after(DOWN, submit(3, 1), true, false))
        .isEqualTo(new Verdict.NextRoute(Duration.ZERO));
  }

  @Test
  void theWaitDoublesFromTheFirstToTheLongest() {
    assertThat(delay(DOWN, 1)).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_250));
    assertThat(delay(DOWN, 2)).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_500));
    var patient = new Retries(30, Duration.ofSeconds(1), Duration.ofSeconds(3), new Random(1));
    assertThat(delay(patient, DOWN, 29)).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3_750));
  }

  @Test
  void theProvidersOwnWaitCountsWhenItIsLongerButNotForEver() {
    assertThat(delay(DOWN.retryAfter(Duration.ofSeconds(30)), 1))
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(38));
    assertThat(delay(DOWN.retryAfter(Duration.ofDays(9_999)), 1))
        .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(13));
  }

  @Test
  void aSubmitThatMayHaveBeenHeardIsNotRepeated() {
    assertThat(RETRIES.after(DOWN.maybeHeard(), submit(1, 1), true, false))
        .isInstanceOf(Verdict.End.class);
    assertThat(RETRIES.after(DOWN.maybeHeard(), submit(1, 1), false, true))
        .isInstanceOf(Verdict.SameRoute.class);
  }

  private static Duration delay(Failure failure, int tries) {
    return delay(RETRIES, failure, tries);
  }

  private static Duration delay(Retries retries, Failure failure, int tries) {
    return switch (retries.after(failure, submit(tries, tries), false, false)) {
      case Verdict.SameRoute(var delay) -> delay;
      case Verdict.NextRoute _, Verdict.End _ -> throw new AssertionError("not retried");
    };
  }
}
