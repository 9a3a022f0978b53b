package dev.darkroom.bot.slack.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.SlackSignature;
import dev.darkroom.settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who is let in by signature and time.
@Tag("C02")
final class GuardTest {
  private static final int MUTATIONS = Integer.getInteger("guard.mutations", 20_000);
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String TIME = Long.toString(NOW.getEpochSecond());
  private static final String BODY = "payload=%7B%22type%22%3A%22block_actions%22%7D";
  private static final String SECRET = "canary0signing0secret0of0slack00";

  private final Guard guard = new Guard(new Secret(SECRET), () -> NOW);
  private final String signature = sign(TIME, BODY);

  private static String sign(String time, String body) {
    return new SlackSignature.Generator(SECRET).generate(time, body);
  }

  @Test
  void whatSlackSignedIsLetInOnce() {
    assertThat(guard.letsIn(signature, TIME, BODY)).isTrue();
    assertThat(guard.letsIn(signature, TIME, BODY)).isFalse();
  }

  @Test
  void whatFailedIsLetInAgain() {
    assertThat(guard.letsIn(signature, TIME, BODY)).isTrue();
    guard.forget(signature);

    assertThat(guard.letsIn(signature, TIME, BODY)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"-301, false", "-300, true", "0, true", "300, true", "301, false", "86400, false"})
  void timeMayBeFiveMinutesOffOnEitherSide(long seconds, boolean letIn) {
    var time = Long.toString(NOW.plusSeconds(seconds).getEpochSecond());

    assertThat(guard.letsIn(sign(time, BODY), time, BODY)).isEqualTo(letIn);
  }

  /// One letter of signature, time or body is another: never let in. The seed is the test's own, so
  /// that a failure comes again.
  @Test
  void noChangeOfALetterIsLetIn() {
    var chance = new Random(7);
    for (int i = 0; i < MUTATIONS; i++) {
      int part = i % 3;
      var wrong = changed(part == 0 ? signature : part == 1 ? TIME : BODY, chance);
      boolean letIn =
          switch (part) {
            case 0 -> guard.letsIn(wrong, TIME, BODY);
            case 1 -> guard.letsIn(signature, wrong, BODY);
            default -> guard.letsIn(signature, TIME, wrong);
          };
      assertThat(letIn).as(wrong).isFalse();
    }
    assertThat(guard.letsIn(signature, TIME, BODY)).isTrue();
  }

  private static String changed(String text, Random chance) {
    int place = chance.nextInt(text.length());
    char other = (char) (' ' + chance.nextInt(95));
    if (other == text.charAt(place)) other = '~' == other ? '!' : '~';
    return text.substring(0, place) + other + text.substring(place + 1);
  }

  @ParameterizedTest
  @CsvSource({"''", "null", "-1", "1e9", "99999999999999", "'1764000000 '"})
  void aTimeThatIsNoneIsNotLetIn(String time) {
    assertThat(guard.letsIn(sign(time, BODY), time, BODY)).isFalse();
  }

  /// The signature covers the bytes as they came.
  @Test
  void aBodyThatMeansTheSameIsNotTheSame() {
    assertThat(guard.letsIn(signature, TIME, BODY.replace("%7B", "%7b"))).isFalse();
    assertThat(guard.letsIn(signature, TIME, BODY + "&")).isFalse();
  }

  @Test
  void oldSignaturesAreForgotten() {
    var clock = new Instant[] {NOW};
    var patient = new Guard(new Secret(SECRET), () -> clock[0]);
    assertThat(patient.letsIn(signature, TIME, BODY)).isTrue();

    clock[0] = NOW.plus(Duration.ofHours(1));

    assertThat(patient.letsIn(signature, TIME, BODY)).isFalse();
  }
}
