package dev.darkroom.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class Mp4Test {
  private static final Duration LENGTH = Duration.ofSeconds(1);

  @TempDir Path folder;

  @Test
  void aClipTellsItsSizeLengthAndSound() throws IOException {
    var seen = (Mp4.Playable) Mp4.read(SampleClips.mp4(folder, LENGTH, 64, 48, true));

    assertThat(seen.widthPx()).isEqualTo(64);
    assertThat(seen.heightPx()).isEqualTo(48);
    assertThat(seen.length()).isBetween(LENGTH, LENGTH.plusMillis(50));
    assertThat(seen.audio()).isTrue();
    assertThat(seen.fastStart()).isTrue();
  }

  @Test
  void aSilentClipIsSeenToBeSilent() throws IOException {
    var seen = (Mp4.Playable) Mp4.read(SampleClips.mp4(folder, LENGTH, 64, 48, false));

    assertThat(seen.audio()).isFalse();
    assertThat(seen.length()).isEqualTo(LENGTH);
  }

  @Test
  void aTrackTurnedByAQuarterSwapsItsSides() throws IOException {
    var clip = SampleClips.mp4(LENGTH, 64, 48, false);
    int matrix = indexOf(clip, "tkhd") + 4 + 4 + 20 + 16;
    ByteBuffer.wrap(clip)
        .putInt(matrix, 0)
        .putInt(matrix + 4, 0x10000)
        .putInt(matrix + 12, 0xffff0000)
        .putInt(matrix + 16, 0);

    var seen = (Mp4.Playable) read(clip);

    assertThat(seen.widthPx()).isEqualTo(48);
    assertThat(seen.heightPx()).isEqualTo(64);
  }

  @Test
  @Tag("B04")
  void aClipThatIsCutShortIsNotPlayable() throws IOException {
    var clip = SampleClips.mp4(LENGTH, 64, 48, true);
    for (int length = 0; length < clip.length; length += Math.max(1, clip.length / 97))
      assertThat(read(Arrays.copyOf(clip, length))).isInstanceOf(Mp4.Unplayable.class);
    assertThat(read(Arrays.copyOf(clip, clip.length - 1)))
        .isEqualTo(new Mp4.Unplayable("it is cut short"));
  }

  @Test
  void otherFilesAreNotPlayable() throws IOException {
    assertThat(read(new byte[0])).isInstanceOf(Mp4.Unplayable.class);
    assertThat(read(new byte[100])).isInstanceOf(Mp4.Unplayable.class);
    assertThat(read("<html>not found</html>".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Mp4.Unplayable.class);
    assertThat(Mp4.read(SamplePictures.jpeg(folder, 32, 32, 1))).isInstanceOf(Mp4.Unplayable.class);
  }

  @Test
  void soundWithoutAPictureTrackIsNotPlayable() throws IOException {
    var clip = SampleClips.mp4(LENGTH, 64, 48, true);
    overwrite(clip, indexOf(clip, "vide"), "soun");

    assertThat(read(clip)).isEqualTo(new Mp4.Unplayable("it has no picture track"));
  }

  @Test
  void aMillionEmptyBoxesAreGivenUpOn() throws IOException {
    var boxes = ByteBuffer.allocate(8_000_000);
    while (boxes.hasRemaining()) boxes.putInt(8).putInt(0x66726565);

    assertThat(read(boxes.array())).isEqualTo(new Mp4.Unplayable("it has too many parts"));
  }

  @Test
  void a64BitSizeBeyondTheFileIsNotFollowed() throws IOException {
    var box = ByteBuffer.allocate(64).putInt(1).putInt(0x66747970).putLong(Long.MAX_VALUE).array();
    var negative = ByteBuffer.allocate(64).putInt(1).putInt(0x66747970).putLong(-8).array();

    assertThat(read(box)).isEqualTo(new Mp4.Unplayable("it is cut short"));
    assertThat(read(negative)).isEqualTo(new Mp4.Unplayable("a box has an impossible size"));
  }

  @Test
  void anImpossibleLengthIsNotBelieved() throws IOException {
    var clip = SampleClips.mp4(LENGTH, 64, 48, false);
    ByteBuffer.wrap(clip).putInt(indexOf(clip, "mvhd") + 4 + 16, -1);

    assertThat(read(clip)).isEqualTo(new Mp4.Unplayable("its length is impossible"));
  }

  /// Whatever bytes are broken, there is an answer and never an exception. A failure names the seed
  /// and the round.
  @Test
  void noDamageMakesTheReaderThrow() throws IOException {
    var clip = SampleClips.mp4(LENGTH, 64, 48, true);
    int indexEnd = indexOf(clip, "mdat");
    var random = new SplittableRandom(20_261_124);
    for (int round = 0; round < 2_000; round++) {
      var damaged = clip.clone();
      for (int i = 0; i < 1 + round % 4; i++)
        damaged[random.nextInt(indexEnd)] = (byte) random.nextInt();
      assertThat(read(damaged)).as("round %d", round).isNotNull();
    }
  }

  private Mp4 read(byte[] content) throws IOException {
    return Mp4.read(Files.write(folder.resolve("clip.mp4"), content));
  }

  private static int indexOf(byte[] content, String text) {
    return new String(content, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  private static void overwrite(byte[] content, int at, String text) {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, content, at, bytes.length);
  }
}
