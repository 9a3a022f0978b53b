package dev.darkroom.media.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.media.Mp4;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class Mp4WriterTest {
  private static final ClipFormat SMALL = new ClipFormat(64, 48, 24, 400_000, 96_000);

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsSeenAndHeardAgain() throws IOException {
    var clip = write("clip.mp4", 24);

    var decoded = DecodedClip.of(clip);
    assertThat(decoded.frames()).hasSize(24);
    assertThat(decoded.moments().getLast()).isCloseTo(23 / 24.0, within(0.001));
    // Frame number i is a grey of 8 times i, full range, and must come back as the same grey.
    assertThat(decoded.meanLightness(0)).isCloseTo(0, within(3.0));
    assertThat(decoded.meanLightness(20)).isCloseTo(160, within(3.0));
    assertThat(decoded.peak(0.2, 0.8)).isCloseTo(0.25, within(0.03));
    assertThat(((Mp4.Playable) Mp4.read(clip)).fastStart()).isTrue();
  }

  @Test
  void theSameFramesGiveTheSameBytes() throws IOException {
    assertThat(write("one.mp4", 12)).hasSameBinaryContentAs(write("two.mp4", 12));
  }

  @Test
  void aClipWithoutSoundHasNoSoundTrack() throws IOException {
    var clip = folder.resolve("silent.mp4");
    try (var writer = new Mp4Writer(clip, new ClipFormat(64, 48, 24, 400_000, 0))) {
      writer.frame(new int[64 * 48]);
      assertThatThrownBy(() -> writer.sound(new float[2], 2))
          .isInstanceOf(IllegalStateException.class);
      writer.finish();
    }

    assertThat(((Mp4.Playable) Mp4.read(clip)).audio()).isFalse();
  }

  @Test
  void aClipThatWasNotFinishedIsNotPlayable() throws IOException {
    var clip = folder.resolve("half.mp4");
    try (var writer = new Mp4Writer(clip, SMALL)) {
      writer.frame(new int[64 * 48]);
    }

    assertThat(Mp4.read(clip)).isInstanceOf(Mp4.Unplayable.class);
  }

  @Test
  void aFolderThatIsNotThereIsAClearFault() {
    assertThatThrownBy(() -> new Mp4Writer(folder.resolve("no/clip.mp4"), SMALL))
        .isInstanceOf(VideoException.class)
        .hasMessageContaining("could not write to the clip's file")
        .hasMessageContaining("No such file");
  }

  @Test
  void framesOfTheWrongSizeAndOddSidesAreBugs() {
    assertThatThrownBy(() -> new ClipFormat(63, 48, 24, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    try (var writer = new Mp4Writer(folder.resolve("clip.mp4"), SMALL)) {
      assertThatThrownBy(() -> writer.frame(new int[7]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private Path write(String name, int frames) throws IOException {
    var clip = folder.resolve(name);
    try (var writer = new Mp4Writer(clip, SMALL)) {
      for (int i = 0; i < frames; i++) {
        var frame = new int[64 * 48];
        Arrays.fill(frame, 0x010101 * (8 * i));
        writer.frame(frame);
        var tone = new float[4_000];
        for (int s = 0; s < tone.length; s++)
          tone[s] = 0.25f * (float) Math.sin(2 * Math.PI * 600 * (i * 2_000 + s / 2) / 48_000.0);
        writer.sound(tone, tone.length);
      }
      writer.finish();
    }
    assertThat(Files.size(clip)).isPositive();
    assertThat(((Mp4.Playable) Mp4.read(clip)).length())
        .isLessThan(Duration.ofMillis(frames * 1_000L / 24 + 60));
    return clip;
  }
}
