package dev.darkroom.media;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;

/// What the boxes of an MP4 file say, read without decoding anything.
public sealed interface Mp4 {
  /// A complete file with a video track.
  ///
  /// @param widthPx width as it is seen, the track's turn applied
  /// @param heightPx height as it is seen, the track's turn applied
  /// @param length playing time
  /// @param audio whether it has a sound track
  /// @param fastStart whether a player can start before the whole file has arrived
  record Playable(int widthPx, int heightPx, Duration length, boolean audio, boolean fastStart)
      implements Mp4 {}

  /// Not an MP4, or one that no player would play.
  ///
  /// @param why what is wrong, to stand after "the file cannot be played: "
  record Unplayable(String why) implements Mp4 {}

  /// Reads the file's boxes. Takes time and memory in proportion to the number of boxes, which is
  /// bounded, and not to what they claim. Never throws for what is in the file.
  ///
  /// @throws IOException when the disk fails
  static Mp4 read(Path file) throws IOException {
    try (var channel = FileChannel.open(file)) {
      return new Mp4Header(new Mp4Boxes(channel)).read();
    } catch (Mp4Boxes.Damage damage) {
      return new Unplayable(damage.why());
    }
  }
}
