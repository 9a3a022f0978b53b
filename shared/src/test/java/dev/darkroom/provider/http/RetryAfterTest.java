package dev.darkroom.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import okhttp3.Headers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("P01")
final class RetryAfterTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));

  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "0, 0",
    "1.5, 1",
    "1000000000, 3600",
    "99999999999999, 3600",
    "'Tue, 24 Nov 2026 12:02:00 GMT', 120",
    "'Tue, 24 Nov 2026 11:00:00 GMT', 0",
    "'Tue, 24 Nov 2099 12:00:00 GMT', 3600",
  })
  void aHeaderNamesSecondsOrADateAndIsNeverBelievedForever(String value, long seconds) {
    assertThat(RetryAfter.in(Headers.of("Retry-After", value), NOON).map(Duration::toSeconds))
        .contains(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "NaN", "1e9", ""})
  void nonsenseNamesNothing(String value) {
    assertThat(RetryAfter.in(Headers.of("Retry-After", value), NOON)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Please retry in 12.59s., 12590",
    "Your rate limit resets in ~30s., 30000",
    "Try again in 2 minutes, 120000",
    "retry 250ms, 250",
    "wait 3 h, 3600000",
  })
  void aSentenceMayHideTheDelay(String sentence, long millis) {
    assertThat(RetryAfter.inWords(sentence)).contains(Duration.ofMillis(millis));
  }

  @Test
  void otherNumbersAreNoDelay() {
    assertThat(RetryAfter.inWords("24 active tasks, limit 6s of 7")).isEmpty();
  }
}
