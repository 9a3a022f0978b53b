package dev.darkroom.media.codec;

import java.awt.image.BufferedImage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Writes PNG row by row and chooses every row's filter by the least sum of differences (PNG, third
/// edition, section 12.7). The JDK's writer chooses none and makes photographs half as large again.
final class PngWriter {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final int FILTERS = 5;
  private static final int PAETH = 4;

  private final DataOutputStream out;
  private final BufferedImage image;
  private final int channels;
  private final int rowBytes;
  private final byte[][] filtered;

  PngWriter(OutputStream out, BufferedImage image) {
    this.out = new DataOutputStream(out);
    this.image = image;
    this.channels = image.getColorModel().hasAlpha() ? 4 : 3;
    this.rowBytes = image.getWidth() * channels;
    this.filtered = new byte[FILTERS][rowBytes];
  }

  void write() throws IOException {
    out.writeLong(0x89504e470d0a1a0aL);
    var header = new byte[13];
    putInt(header, 0, image.getWidth());
    putInt(header, 4, image.getHeight());
    header[8] = 8;
    header[9] = (byte) (channels == 4 ? 6 : 2);
    chunk("IHDR", header, header.length);
    writeRows();
    chunk("IEND", header, 0);
    out.flush();
  }

  private void writeRows() throws IOException {
    var deflater = new Deflater(6);
    try (var compressed = new DeflaterOutputStream(new Chunks(), deflater, CHUNK_BYTES)) {
      var above = new byte[rowBytes];
      var current = new byte[rowBytes];
      var pixels = new int[image.getWidth()];
      for (int y = 0; y < image.getHeight(); y++) {
        var _ = image.getRGB(0, y, pixels.length, 1, pixels, 0, pixels.length);
        unpack(pixels, current);
        int filter = bestFilter(current, above);
        compressed.write(filter);
        compressed.write(filtered[filter]);
        var free = above;
        above = current;
        current = free;
      }
    } finally {
      deflater.end();
    }
  }

  private void unpack(int[] pixels, byte[] row) {
    int at = 0;
    for (int argb : pixels) {
      row[at++] = (byte) (argb >> 16);
      row[at++] = (byte) (argb >> 8);
      row[at++] = (byte) argb;
      if (channels == 4) row[at++] = (byte) (argb >>> 24);
    }
  }

  private int bestFilter(byte[] row, byte[] above) {
    var sums = new long[FILTERS];
    for (int i = 0; i < rowBytes; i++) {
      int x = row[i] & 0xff;
      int left = i >= channels ? row[i - channels] & 0xff : 0;
      int up = above[i] & 0xff;
      int corner = i >= channels ? above[i - channels] & 0xff : 0;
      put(0, i, x, sums);
      put(1, i, x - left, sums);
      put(2, i, x - up, sums);
      put(3, i, x - (left + up) / 2, sums);
      put(PAETH, i, x - paeth(left, up, corner), sums);
    }
    int best = 0;
    for (int filter = 1; filter < FILTERS; filter++) if (sums[filter] < sums[best]) best = filter;
    return best;
  }

  private void put(int filter, int at, int difference, long[] sums) {
    byte value = (byte) difference;
    filtered[filter][at] = value;
    sums[filter] += Math.abs(value);
  }

  private static int paeth(int left, int up, int corner) {
    int guess = left + up - corner;
    int toLeft = Math.abs(guess - left);
    int toUp = Math.abs(guess - up);
    int toCorner = Math.abs(guess - corner);
    if (toLeft <= toUp && toLeft <= toCorner) return left;
    return toUp <= toCorner ? up : corner;
  }

  private void chunk(String type, byte[] content, int length) throws IOException {
    var name = type.getBytes(StandardCharsets.US_ASCII);
    var sum = new CRC32();
    sum.update(name);
    sum.update(content, 0, length);
    out.writeInt(length);
    out.write(name);
    out.write(content, 0, length);
    out.writeInt((int) sum.getValue());
  }

  private static void putInt(byte[] bytes, int at, int value) {
    for (int i = 0; i < 4; i++) bytes[at + i] = (byte) (value >> (24 - 8 * i));
  }

  /// Makes a chunk of everything that is written to it.
  private final class Chunks extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (from != 0) throw new IllegalStateException("the deflater writes whole buffers");
      chunk("IDAT", bytes, length);
    }
  }
}
