package dev.darkroom.provider.engine.film;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.media.SamplePictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SceneTest {
  private static final double SECONDS = 4;
  private static final int WIDTH = 144;
  private static final int HEIGHT = 96;

  @ParameterizedTest
  @EnumSource
  void everyMotionButTheStillCameraMoves(Motion motion) {
    var scene = scene(motion.words());

    double moved = difference(frame(scene, 1), frame(scene, 2.5));

    if (motion == Motion.STILL) assertThat(moved).isZero();
    else assertThat(moved).isGreaterThan(0.8);
  }

  /// A fast camera makes people ill: from one frame to the next little may change.
  @ParameterizedTest
  @EnumSource
  void noMotionJumps(Motion motion) {
    var scene = scene(motion.words());

    for (double moment = 1; moment < 3; moment += 1.0 / Film.FRAMES_PER_SECOND)
      assertThat(difference(frame(scene, moment), frame(scene, moment + 1.0 / 24))).isLessThan(3.5);
  }

  @ParameterizedTest
  @EnumSource
  void everyWeatherIsSeen(Weather weather) {
    var clear = frame(scene("still camera"), 2);

    var seen = frame(scene("still camera, " + weather.words()), 2);

    assertThat(difference(seen, clear)).isGreaterThan(1);
  }

  @ParameterizedTest
  @EnumSource
  void everyWeatherMoves(Weather weather) {
    var scene = scene("still camera, " + weather.words());

    assertThat(frame(scene, 1.5)).isNotEqualTo(frame(scene, 2.5));
  }

  @Test
  void aFrameDependsOnItsMomentAlone() {
    var scene = scene("handheld, rain, fog, fire glow");
    var later = frame(scene, 3);

    var _ = frame(scene, 1);

    assertThat(frame(scene, 3)).isEqualTo(later);
    assertThat(frame(scene("handheld, rain, fog, fire glow"), 3)).isEqualTo(later);
  }

  @Test
  void aClipBeginsAndEndsInBlack() {
    var scene = scene("push in, snow, light leak");

    assertThat(frame(scene, 0)).containsOnly(0);
    assertThat(frame(scene, SECONDS)).containsOnly(0);
  }

  private static Scene scene(String prompt) {
    var play = Screenplay.read(prompt, SampleWords.VOCABULARY, SECONDS, 3);
    return new Scene(play, SamplePictures.draw(300, 200, 4), WIDTH, HEIGHT);
  }

  private static int[] frame(Scene scene, double moment) {
    var frame = new Frame(WIDTH, HEIGHT);
    scene.draw(moment, frame);
    return frame.rgb();
  }

  /// Mean difference of green, 0 to 255.
  private static double difference(int[] one, int[] other) {
    long sum = 0;
    for (int i = 0; i < one.length; i++)
      sum += Math.abs((one[i] >> 8 & 255) - (other[i] >> 8 & 255));
    return (double) sum / one.length;
  }
}
