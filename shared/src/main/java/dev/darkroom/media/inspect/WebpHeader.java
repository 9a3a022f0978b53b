package dev.darkroom.media.inspect;

import dev.darkroom.media.MediaType;
import java.io.IOException;

/// WebP (RFC 9649): simple lossy, simple lossless, and extended files.
final class WebpHeader {
  private static final int FIRST_CHUNK = 12;
  private static final int CHUNKS_MAX = 100_000;

  private WebpHeader() {}

  static Header read(FileBytes bytes, int framesMax) throws IOException {
    long end = 8 + bytes.le32(4);
    if (end > bytes.size()) throw DamagedException.cutShort();
    var kind = bytes.text(FIRST_CHUNK, 4);
    long length = bytes.le32(FIRST_CHUNK + 4);
    if (FIRST_CHUNK + 8 + length > end) throw DamagedException.cutShort();
    boolean nothingBehind = end == bytes.size() && FIRST_CHUNK + 8 + length + (length & 1) >= end;
    return switch (kind) {
      case "VP8 " -> lossy(bytes, FIRST_CHUNK + 8).asBare(nothingBehind);
      case "VP8L" -> lossless(bytes, FIRST_CHUNK + 8).asBare(nothingBehind);
      case "VP8X" -> extended(bytes, end, framesMax);
      default -> throw new DamagedException("its header is garbled");
    };
  }

  private static Header lossy(FileBytes bytes, long at) throws IOException {
    boolean keyFrame = (bytes.u8(at) & 1) == 0;
    if (!keyFrame || !bytes.has(at + 3, "\u009d\u0001*"))
      throw new DamagedException("its header is garbled");
    int width = bytes.le16(at + 6) & 0x3fff;
    int height = bytes.le16(at + 8) & 0x3fff;
    if (width == 0 || height == 0) throw new DamagedException("its size is impossible");
    return Header.of(MediaType.WEBP, width, height);
  }

  private static Header lossless(FileBytes bytes, long at) throws IOException {
    if (bytes.u8(at) != 0x2f) throw new DamagedException("its header is garbled");
    long bits = bytes.le32(at + 1);
    return Header.of(MediaType.WEBP, (int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1);
  }

  private static Header extended(FileBytes bytes, long end, int framesMax) throws IOException {
    int width = bytes.le24(FIRST_CHUNK + 12) + 1;
    int height = bytes.le24(FIRST_CHUNK + 15) + 1;
    var header = Header.of(MediaType.WEBP, width, height);
    int frames = 0;
    int chunks = 0;
    for (long at = FIRST_CHUNK; at + 8 <= end && frames <= framesMax; ) {
      if (++chunks > CHUNKS_MAX) throw new DamagedException("it has too many parts");
      var kind = bytes.text(at, 4);
      long length = bytes.le32(at + 4);
      if (at + 8 + length > end) throw DamagedException.cutShort();
      checkStill(bytes, kind, at + 8, header);
      if (kind.equals("ANMF") || kind.equals("VP8 ") || kind.equals("VP8L")) frames++;
      if (kind.equals("EXIF")) header = header.turned(exif(bytes, at + 8, length));
      at += 8 + length + (length & 1);
    }
    if (frames == 0) throw new DamagedException("it has no content");
    return header.withFrames(frames);
  }

  /// The canvas and the picture on it must agree, or one of them lies.
  private static void checkStill(FileBytes bytes, String kind, long at, Header canvas)
      throws IOException {
    if (!kind.equals("VP8 ") && !kind.equals("VP8L")) return;
    var still = kind.equals("VP8 ") ? lossy(bytes, at) : lossless(bytes, at);
    if (still.widthPx() != canvas.widthPx() || still.heightPx() != canvas.heightPx())
      throw new DamagedException("its header is garbled");
  }

  /// Some writers put JPEG's prefix before the block.
  private static Turn exif(FileBytes bytes, long at, long length) throws IOException {
    boolean prefixed = length > 6 && bytes.has(at, "Exif\0\0");
    return prefixed
        ? Header.exifTurn(bytes, at + 6, length - 6)
        : Header.exifTurn(bytes, at, length);
  }
}
