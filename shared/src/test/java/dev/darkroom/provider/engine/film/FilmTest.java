package dev.darkroom.provider.engine.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.media.Mp4;
import dev.darkroom.media.SamplePictures;
import dev.darkroom.media.video.DecodedClip;
import dev.darkroom.media.worker.WorkerListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FilmTest {
  private static final Duration LENGTH = Duration.ofSeconds(1);
  private static final int FRAMES = 24;
  private static final int MIDDLE = 12;

  private final Film film = new Film(SampleWords.VOCABULARY);
  @TempDir Path folder;

  @Test
  void aClipHasTheLengthTheShapeAndTheSoundThatWereOrdered() throws IOException {
    var clip = make("push in, rain", 7);

    var seen = (Mp4.Playable) Mp4.read(clip);
    assertThat(seen.heightPx()).isEqualTo(96);
    assertThat(seen.widthPx()).isEqualTo(144);
    assertThat(seen.length()).isBetween(LENGTH, LENGTH.plusMillis(60));
    assertThat(seen.audio()).isTrue();
    assertThat(seen.fastStart()).isTrue();
    assertThat(DecodedClip.of(clip).frames()).hasSize(FRAMES);
  }

  @Test
  void pictureAndSoundFadeInAndOutTogether() throws IOException {
    var seen = DecodedClip.of(make("push in, rain", 7));

    assertThat(seen.meanLightness(0)).isLessThan(6);
    assertThat(seen.meanLightness(FRAMES - 1)).isLessThan(25);
    assertThat(seen.meanLightness(MIDDLE)).isGreaterThan(60);
    assertThat(seen.peak(0, 0.02)).isLessThan(0.03);
    assertThat(seen.peak(0.3, 0.7)).isBetween(0.18, 0.33);
  }

  @ParameterizedTest
  @EnumSource
  void everySoundIsHeardAndPeaksAtMinus12Decibels(Sound sound) {
    var play = Screenplay.read(sound.words(), SampleWords.VOCABULARY, 2.5, 5);

    var samples = SoundBed.of(play);

    assertThat(play.sounds()).containsExactly(sound);
    float peak = 0;
    for (float sample : samples) peak = Math.max(peak, Math.abs(sample));
    assertThat(peak).isCloseTo(sound == Sound.SILENCE ? 0 : 0.251f, within(0.001f));
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedDoesNot() throws IOException {
    var first = make("handheld, snow, fog", 11);

    assertThat(make("handheld, snow, fog", 11)).hasSameBinaryContentAs(first);
    assertThat(DecodedClip.of(make("handheld, snow, fog", 12)).frames().get(MIDDLE))
        .isNotEqualTo(DecodedClip.of(first).frames().get(MIDDLE));
  }

  @Test
  void theThunderFollowsTheFlash() {
    var play = Screenplay.read("storm, thunder", SampleWords.VOCABULARY, 4, 9);
    double strike = play.strikes().getFirst();

    var sound = SoundBed.of(play);

    assertThat(loudest(sound, strike + 0.3, strike + 1.3))
        .isGreaterThan(3 * loudest(sound, 0, strike + 0.3));
  }

  @Test
  void progressIsToldAndACancelledClipLeavesNoFile() throws IOException {
    var told = new ArrayList<Double>();
    var target = folder.resolve("cancelled.mp4");
    WorkerListener listener =
        share -> {
          told.add(share);
          return share < 0.25;
        };

    assertThatThrownBy(() -> film.make(order("rain", 1, 96, 64), target, listener))
        .isInstanceOf(CancellationException.class);

    assertThat(target).doesNotExist();
    assertThat(told).isSorted().hasSizeGreaterThan(3);
  }

  @Test
  void picturesOfAnyShapeBecomeClips() throws IOException {
    for (var shape : List.of(new int[] {1, 1}, new int[] {3, 900}, new int[] {900, 3})) {
      var target = folder.resolve("shape.mp4");
      var _ = film.make(order("orbit", 1, shape[0], shape[1]), target, WorkerListener.SILENT);
      var seen = (Mp4.Playable) Mp4.read(target);
      assertThat(Math.min(seen.widthPx(), seen.heightPx())).isEqualTo(96);
      assertThat(Math.max(seen.widthPx(), seen.heightPx())).isLessThanOrEqualTo(224);
    }
  }

  private Path make(String prompt, long seed) throws IOException {
    var target = folder.resolve(prompt.hashCode() + "-" + seed + ".mp4");
    var _ = film.make(order(prompt, seed, 300, 200), target, WorkerListener.SILENT);
    return target;
  }

  private static FilmOrder order(String prompt, long seed, int widthPx, int heightPx) {
    return new FilmOrder(SamplePictures.draw(widthPx, heightPx, 4), prompt, seed, LENGTH, 96);
  }

  private static double loudest(float[] stereo, double from, double to) {
    double peak = 0;
    for (int i = sampleAt(from); i < sampleAt(to); i++) peak = Math.max(peak, Math.abs(stereo[i]));
    return peak;
  }

  private static int sampleAt(double moment) {
    return 2 * (int) (moment * Stereo.RATE);
  }
}
