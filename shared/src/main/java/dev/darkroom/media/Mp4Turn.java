package dev.darkroom.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// How a player turns a clip's pictures: phones store upright clips lying down and say so in the
/// track's matrix (ISO/IEC 14496-12, section 8.3.2).
///
/// @param a share of x in the seen x; the matrix has its rows `a b u`, `c d v`, `x y w`
/// @param b share of x in the seen y
/// @param c share of y in the seen x
/// @param d share of y in the seen y
public record Mp4Turn(int a, int b, int c, int d) {
  public static final Mp4Turn NONE = new Mp4Turn(1, 0, 0, 1);

  /// As phones held upright write it.
  public static final Mp4Turn CLOCKWISE = new Mp4Turn(0, 1, -1, 0);

  /// One, in numbers of 16 bits before the point and 16 behind.
  private static final int ONE = 1 << 16;

  private static final int MATRIX_BYTES = 36;

  /// The turn of the first picture track; [#NONE] for whatever is not a turn or a mirror.
  ///
  /// @throws IOException when the disk fails
  public static Mp4Turn of(Path clip) throws IOException {
    try (var channel = FileChannel.open(clip, StandardOpenOption.READ)) {
      var matrix = bytes(channel, new Mp4Header(new Mp4Boxes(channel)).matrixAt());
      var turn =
          new Mp4Turn(
              part(matrix.getInt(0)),
              part(matrix.getInt(4)),
              part(matrix.getInt(12)),
              part(matrix.getInt(16)));
      return Math.abs(turn.a * turn.d - turn.b * turn.c) == 1 ? turn : NONE;
    } catch (Mp4Boxes.Damage damage) {
      return NONE;
    }
  }

  private static int part(int fixed) {
    return fixed % ONE == 0 ? Math.clamp(fixed / ONE, -2, 2) : 2;
  }

  /// Makes it the turn of the first picture track, in place.
  ///
  /// @throws IOException when the disk fails, or the clip has no such track
  public void writeTo(Path clip) throws IOException {
    try (var channel = FileChannel.open(clip, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long at = new Mp4Header(new Mp4Boxes(channel)).matrixAt();
      var matrix = bytes(channel, at);
      int width = matrix.getInt(MATRIX_BYTES);
      int height = matrix.getInt(MATRIX_BYTES + 4);
      matrix.putInt(0, a * ONE).putInt(4, b * ONE).putInt(12, c * ONE).putInt(16, d * ONE);
      // Moved back to where nothing is left of or above zero.
      matrix.putInt(24, -Math.min(a * width, 0) - Math.min(c * height, 0));
      matrix.putInt(28, -Math.min(b * width, 0) - Math.min(d * height, 0));
      matrix.limit(MATRIX_BYTES);
      while (matrix.hasRemaining()) {
        var _ = channel.write(matrix, at + matrix.position());
      }
    }
  }

  /// The matrix, and behind it the width and height.
  private static ByteBuffer bytes(FileChannel channel, long at) throws IOException {
    var buffer = ByteBuffer.allocate(MATRIX_BYTES + 8);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0)
        throw new Mp4Boxes.Damage("it is cut short");
    }
    return buffer.flip();
  }
}
