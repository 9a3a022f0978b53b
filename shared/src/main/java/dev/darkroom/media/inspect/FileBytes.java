package dev.darkroom.media.inspect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/// The bytes of a file or of a part of it, read through a small window. Reading past the end means
/// that the file is cut short.
final class FileBytes {
  private static final int WINDOW_BYTES = 16_384;

  private final FileChannel channel;
  private final long start;
  private final long size;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).limit(0);
  private long windowAt;

  FileBytes(FileChannel channel) throws IOException {
    this(channel, 0, channel.size());
  }

  private FileBytes(FileChannel channel, long start, long size) {
    this.channel = channel;
    this.start = start;
    this.size = size;
  }

  long size() {
    return size;
  }

  /// `length` bytes from `at` on, counted from zero again.
  FileBytes part(long at, long length) throws IOException {
    if (at < 0 || length < 0 || at > size - length) throw DamagedException.cutShort();
    return new FileBytes(channel, start + at, length);
  }

  int u8(long at) throws IOException {
    if (at < 0 || at >= size) throw DamagedException.cutShort();
    if (at < windowAt || at >= windowAt + window.limit()) load(at);
    return window.get((int) (at - windowAt)) & 0xff;
  }

  int be16(long at) throws IOException {
    return u8(at) << 8 | u8(at + 1);
  }

  long be32(long at) throws IOException {
    return (long) be16(at) << 16 | be16(at + 2);
  }

  int le16(long at) throws IOException {
    return u8(at + 1) << 8 | u8(at);
  }

  int le24(long at) throws IOException {
    return u8(at + 2) << 16 | le16(at);
  }

  long le32(long at) throws IOException {
    return (long) le16(at + 2) << 16 | le16(at);
  }

  /// `length` bytes as Latin-1.
  String text(long at, int length) throws IOException {
    var text = new byte[length];
    for (int i = 0; i < length; i++) text[i] = (byte) u8(at + i);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /// Whether exactly this stands at that place; false past the end.
  boolean has(long at, String latin1) throws IOException {
    if (at < 0 || at > size - latin1.length()) return false;
    return text(at, latin1.length()).equals(latin1);
  }

  private void load(long at) throws IOException {
    window.clear().limit((int) Math.min(WINDOW_BYTES, size - at));
    windowAt = at;
    while (window.hasRemaining())
      if (channel.read(window, start + at + window.position()) < 0)
        throw DamagedException.cutShort();
    window.flip();
  }
}
