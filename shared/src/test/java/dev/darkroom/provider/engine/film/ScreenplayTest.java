package dev.darkroom.provider.engine.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScreenplayTest {
  private static final FilmVocabulary WORDS =
      FilmVocabulary.of(
          Map.of(
              "push-in", List.of("push in", "zoom"),
              "pull-out", List.of("zoom out"),
              "pan-left", List.of("pan left"),
              "orbit", List.of("orbit")),
          Map.of("slow", List.of("slow", "slowly")),
          Map.of("rain", List.of("rain", "rainy"), "storm", List.of("storm")),
          Map.of("waves", List.of("sea"), "silence", List.of("silent")));

  @Test
  void wordsAreReadFromThePrompt() {
    var play = read("A slow PUSH-IN over the rainy sea!");

    assertThat(play.motion()).isEqualTo(Motion.PUSH_IN);
    assertThat(play.note()).isEqualTo("slow push in, rain; sound: waves");
  }

  @Test
  void theLongerPhraseWins() {
    assertThat(read("zoom out").motion()).isEqualTo(Motion.PULL_OUT);
    assertThat(read("zoom").motion()).isEqualTo(Motion.PUSH_IN);
  }

  @Test
  void theFirstMotionIsTaken() {
    assertThat(read("pan left, then zoom out").motion()).isEqualTo(Motion.PAN_LEFT);
  }

  @Test
  void wordsInsideOtherWordsDoNotCount() {
    assertThat(read("a train in the terrain").weather()).isEmpty();
  }

  @Test
  void whatIsDeniedIsLeftOut() {
    assertThat(read("orbit without rain, no storm").weather()).isEmpty();
  }

  @Test
  void aPromptThatNamesNothingSaysSo() {
    var play = read("");

    assertThat(play.motionNamed()).isFalse();
    assertThat(play.note()).contains("(no motion was named)").contains("(no sound was named)");
  }

  @Test
  void aStormIsHeard() {
    var play = read("storm");

    assertThat(play.sounds()).containsExactlyInAnyOrder(Sound.RAIN, Sound.WIND, Sound.THUNDER);
    assertThat(play.strikes()).isNotEmpty().allMatch(strike -> strike > 0 && strike < 6);
  }

  @Test
  void aNameThatDoesNotExistIsReportedWithThoseThatDo() {
    assertThatThrownBy(
            () -> FilmVocabulary.of(Map.of("zom", List.of()), Map.of(), Map.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"zom\"")
        .hasMessageContaining("push-in");
  }

  @Test
  void aVeryLongPromptIsReadInNoTime() {
    assertThat(read("rain ".repeat(20_000)).has(Weather.RAIN)).isTrue();
  }

  private static Screenplay read(String prompt) {
    return Screenplay.read(prompt, WORDS, 6, 1);
  }
}
