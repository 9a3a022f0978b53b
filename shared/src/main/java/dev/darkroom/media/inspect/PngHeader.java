package dev.darkroom.media.inspect;

import dev.darkroom.media.MediaType;
import java.io.IOException;
import java.util.Set;
import java.util.zip.CRC32;

/// PNG (W3C, third edition): walks the chunks to IEND, reading lengths only.
final class PngHeader {
  private static final int SIGNATURE_BYTES = 8;
  private static final int CHUNK_FRAME_BYTES = 12;
  private static final int CHUNKS_MAX = 100_000;

  /// Chunks that are part of the picture itself and say nothing else.
  private static final Set<String> OF_THE_PICTURE =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "sRGB", "gAMA", "pHYs", "sBIT", "bKGD", "hIST");

  private PngHeader() {}

  static Header read(FileBytes bytes) throws IOException {
    if (!bytes.has(12, "IHDR") || bytes.be32(8) != 13)
      throw new DamagedException("its header is missing");
    long width = bytes.be32(16);
    long height = bytes.be32(20);
    checkHeader(bytes);
    var header = Header.of(MediaType.PNG, side(width), side(height));

    boolean bare = true;
    boolean content = false;
    long at = SIGNATURE_BYTES;
    for (int i = 0; i < CHUNKS_MAX; i++) {
      long length = bytes.be32(at);
      var type = bytes.text(at + 4, 4);
      long end = at + CHUNK_FRAME_BYTES + length;
      if (end > bytes.size()) throw DamagedException.cutShort();
      bare &= OF_THE_PICTURE.contains(type);
      content |= type.equals("IDAT");
      if (type.equals("eXIf")) header = header.turned(Header.exifTurn(bytes, at + 8, length));
      if (type.equals("IEND")) {
        if (!content) throw new DamagedException("it has no content");
        return header.asBare(bare && end == bytes.size());
      }
      at = end;
    }
    throw new DamagedException("it has too many parts");
  }

  private static int side(long px) throws DamagedException {
    if (px == 0 || px > Integer.MAX_VALUE) throw new DamagedException("its size is impossible");
    return (int) px;
  }

  private static void checkHeader(FileBytes bytes) throws IOException {
    var sum = new CRC32();
    for (long at = 12; at < 29; at++) sum.update(bytes.u8(at));
    int depth = bytes.u8(24);
    int colours = bytes.u8(25);
    boolean known =
        switch (colours) {
          case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
          case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
          case 2, 4, 6 -> depth == 8 || depth == 16;
          default -> false;
        };
    if (sum.getValue() != bytes.be32(29) || !known)
      throw new DamagedException("its header is garbled");
  }
}
