package dev.darkroom.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PaceTest {
  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /// Asks for as many as it gets at random moments; the seed is the limit.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 10, 60, 600})
  void noMinuteSeesMoreThanTheLimitAndTenMinutesSeeNearlyAsMany(int perMinute) {
    var pace = Pace.of(perMinute);
    var random = new Random(perMinute);
    var begun = new ArrayList<Instant>();
    var earnedAt = Instant.EPOCH;
    for (var now = START; now.isBefore(START.plus(MINUTE.multipliedBy(10))); ) {
      int allowed = pace.allowed(now, earnedAt);
      earnedAt = pace.after(now, earnedAt, allowed);
      for (int i = 0; i < allowed; i++) begun.add(now);
      now = now.plusMillis(random.nextLong(MINUTE.toMillis() / perMinute / 10));
    }

    for (var from : begun) assertThat(within(begun, from)).isLessThanOrEqualTo(perMinute);
    assertThat(begun.size()).isGreaterThanOrEqualTo(perMinute * 8);
  }

  private static long within(List<Instant> begun, Instant from) {
    return begun.stream()
        .filter(it -> !it.isBefore(from) && it.isBefore(from.plus(MINUTE)))
        .count();
  }

  @Test
  @Tag("D08")
  void aClockThatJumpsAnHourSavesUpNoMoreThanABurst() {
    var pace = Pace.of(60);
    var earnedAt = pace.after(START, START, 6);

    assertThat(pace.allowed(START.plus(Duration.ofHours(1)), earnedAt)).isEqualTo(6);
    assertThat(pace.allowed(START.minus(Duration.ofHours(1)), earnedAt)).isZero();
  }
}
