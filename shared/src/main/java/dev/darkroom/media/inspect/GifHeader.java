package dev.darkroom.media.inspect;

import dev.darkroom.media.MediaType;
import java.io.IOException;

/// GIF (89a): counts the frames, up to one more than are allowed.
final class GifHeader {
  private static final int FIRST_BLOCK = 13;
  private static final int BLOCKS_MAX = 200_000;

  private final FileBytes bytes;
  private int blocks;

  private GifHeader(FileBytes bytes) {
    this.bytes = bytes;
  }

  static Header read(FileBytes bytes, int framesMax) throws IOException {
    return new GifHeader(bytes).walk(framesMax);
  }

  private Header walk(int framesMax) throws IOException {
    int width = bytes.le16(6);
    int height = bytes.le16(8);
    if (width == 0 || height == 0) throw new DamagedException("its size is impossible");
    var header = Header.of(MediaType.GIF, width, height);
    return header.withFrames(frames(framesMax, width, height));
  }

  private int frames(int framesMax, int width, int height) throws IOException {
    long at = FIRST_BLOCK + colours(bytes.u8(10));
    int frames = 0;
    while (frames <= framesMax) {
      // Only the first frame is used, so an animation that breaks off later is good enough.
      if (frames > 0 && at >= bytes.size()) return frames;
      int kind = bytes.u8(at);
      if (kind == ';') break;
      if (kind == '!') {
        at = afterSubBlocks(at + 2, frames > 0);
      } else if (kind == ',') {
        checkFrame(at, width, height);
        at = afterSubBlocks(at + 10 + colours(bytes.u8(at + 9)) + 1, frames > 0);
        frames++;
      } else {
        throw new DamagedException("its parts do not follow each other");
      }
    }
    if (frames == 0) throw new DamagedException("it has no content");
    return frames;
  }

  private void checkFrame(long at, int width, int height) throws IOException {
    int right = bytes.le16(at + 1) + bytes.le16(at + 5);
    int bottom = bytes.le16(at + 3) + bytes.le16(at + 7);
    if (right > 2 * width || bottom > 2 * height)
      throw new DamagedException("a frame is larger than the picture");
  }

  private static long colours(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3L << ((flags & 7) + 1);
  }

  private long afterSubBlocks(long from, boolean mayBreakOff) throws IOException {
    long at = from;
    while (++blocks < BLOCKS_MAX) {
      if (mayBreakOff && at >= bytes.size()) return at;
      int length = bytes.u8(at);
      at += 1 + length;
      if (length == 0) return at;
    }
    throw new DamagedException("it has too many parts");
  }
}
