package dev.darkroom.media.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.media.Mp4;
import dev.darkroom.media.Mp4Turn;
import dev.darkroom.media.PictureException;
import dev.darkroom.media.SampleClips;
import dev.darkroom.media.worker.WorkerListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SmallerClipTest {
  private static final Duration LENGTH = Duration.ofSeconds(2);

  @TempDir Path folder;
  private Path clip;
  private Path target;

  @BeforeEach
  void makeAClip() {
    clip = SampleClips.mp4(folder, LENGTH, 320, 240, true);
    target = folder.resolve("smaller.mp4");
  }

  @Test
  void aClipIsBroughtUnderTheLimitWithItsLengthAndItsSound() throws IOException {
    long limit = Files.size(clip) / 2;

    assertThat(SmallerClip.write(clip, limit, target, WorkerListener.SILENT)).isTrue();

    assertThat(Files.size(target)).isLessThanOrEqualTo(limit);
    var seen = (Mp4.Playable) Mp4.read(target);
    assertThat(seen.length()).isBetween(LENGTH, LENGTH.plusMillis(100));
    assertThat(seen.audio()).isTrue();
    var before = DecodedClip.of(clip);
    var after = DecodedClip.of(target);
    assertThat(after.frames()).hasSameSizeAs(before.frames());
    assertThat(after.meanLightness(10)).isCloseTo(before.meanLightness(10), within(4.0));
    assertThat(after.peak(0.5, 1.5)).isBetween(0.5 * before.peak(0.5, 1.5), 0.5);
  }

  @Test
  void anUprightClipOfAPhoneStaysUpright() throws IOException {
    Mp4Turn.CLOCKWISE.writeTo(clip);
    assertThat(((Mp4.Playable) Mp4.read(clip)).widthPx()).isEqualTo(240);

    assertThat(SmallerClip.write(clip, 17_000, target, WorkerListener.SILENT)).isTrue();

    assertThat(Mp4Turn.of(target)).isEqualTo(Mp4Turn.CLOCKWISE);
    var seen = (Mp4.Playable) Mp4.read(target);
    assertThat(seen.widthPx()).isLessThan(seen.heightPx());
  }

  @Test
  void aTightLimitCostsPixels() throws IOException {
    assertThat(SmallerClip.write(clip, 17_000, target, WorkerListener.SILENT)).isTrue();

    assertThat(Files.size(target)).isLessThanOrEqualTo(17_000);
    assertThat(((Mp4.Playable) Mp4.read(target)).widthPx()).isLessThan(320);
  }

  @Test
  void nothingIsLeftBehindWhenNothingFits() throws IOException {
    assertThat(SmallerClip.write(clip, 3_000, target, WorkerListener.SILENT)).isFalse();
    assertThat(target).doesNotExist();
  }

  @Test
  void aCancelledClipLeavesNothingBehind() {
    assertThatThrownBy(() -> SmallerClip.write(clip, 60_000, target, share -> share < 0.3))
        .isInstanceOf(CancellationException.class);
    assertThat(target).doesNotExist();
  }

  /// A failure names the round.
  @Test
  @Tag("B04")
  void damagedClipsAreRefusedInASentenceOrPlayedAsFarAsTheyGo() throws IOException {
    var random = new SplittableRandom(5);
    int rounds = Integer.getInteger("darkroom.test.damaged-clips", 40);
    var whole = SampleClips.mp4(Duration.ofMillis(500), 64, 48, true);
    for (int round = 0; round < rounds; round++) {
      var damaged = whole.clone();
      for (int i = 0; i < 40; i++)
        damaged[random.nextInt(32, damaged.length)] = (byte) random.nextInt();
      var file = Files.write(folder.resolve("damaged.mp4"), damaged);
      try {
        var _ = SmallerClip.write(file, 40_000, target, WorkerListener.SILENT);
      } catch (PictureException refused) {
        assertThat(refused).as("round %d", round).hasMessageStartingWith("The clip ");
      }
    }
  }
}
