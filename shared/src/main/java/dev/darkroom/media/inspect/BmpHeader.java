package dev.darkroom.media.inspect;

import dev.darkroom.media.MediaType;
import java.io.IOException;

/// Windows bitmap, headers of 40 bytes and more.
final class BmpHeader {
  private static final int INFO_HEADER_BYTES = 40;

  private BmpHeader() {}

  static Header read(FileBytes bytes) throws IOException {
    if (bytes.le32(14) < INFO_HEADER_BYTES) return readOs2(bytes);
    int width = (int) bytes.le32(18);
    int height = (int) bytes.le32(22);
    long compression = bytes.le32(30);
    boolean plain = compression == 0 || compression == 3;
    return check(bytes, width, height, bytes.le16(28), plain);
  }

  private static Header readOs2(FileBytes bytes) throws IOException {
    return check(bytes, bytes.le16(18), bytes.le16(20), bytes.le16(24), true);
  }

  /// A negative height means that rows run from top to bottom.
  private static Header check(FileBytes bytes, int width, int height, int bits, boolean plain)
      throws IOException {
    if (width <= 0 || height == 0 || height == Integer.MIN_VALUE)
      throw new DamagedException("its size is impossible");
    if (bits < 1 || bits > 32) throw new DamagedException("its header is garbled");
    long rowBytes = ((long) width * bits + 31) / 32 * 4;
    long end = bytes.le32(10) + rowBytes * Math.abs((long) height);
    if (plain && end > bytes.size()) throw DamagedException.cutShort();
    return Header.of(MediaType.BMP, width, Math.abs(height));
  }
}
