package dev.darkroom.media.rights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/// A file read here and there, a few bytes at a time; never as a whole.
final class FileView implements AutoCloseable {
  /// Longest stretch that is read at once: longer than any packet we write.
  private static final int READ_BYTES_MAX = 1 << 17;

  private final FileChannel channel;
  private final long size;

  FileView(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    size = channel.size();
  }

  long size() {
    return size;
  }

  /// The bytes from `position` on, as many of `length` as the file has.
  byte[] bytesAt(long position, long length) throws IOException {
    long available = Math.clamp(size - position, 0, length);
    if (available > READ_BYTES_MAX) throw new DamagedFileException("a block is too long to read");
    var buffer = ByteBuffer.allocate((int) available);
    int read = 0;
    while (buffer.hasRemaining() && read >= 0)
      read = channel.read(buffer, position + buffer.position());
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  boolean startsWith(long position, byte[] expected) throws IOException {
    return Arrays.equals(bytesAt(position, expected.length), expected);
  }

  String asciiAt(long position, int length) throws IOException {
    return new String(bytesAt(position, length), StandardCharsets.ISO_8859_1);
  }

  /// The text up to the next zero byte, looking no further than `limit` bytes.
  String textAt(long position, int limit) throws IOException {
    var text = asciiAt(position, limit);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  /// An unsigned number of up to eight bytes.
  ///
  /// @throws DamagedFileException at the end of the file, and when it is beyond [Long#MAX_VALUE]
  long numberAt(long position, int bytes, ByteOrder order) throws IOException {
    var raw = bytesAt(position, bytes);
    if (raw.length < bytes) throw new DamagedFileException("the file ends within a block");
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      int at = order == ByteOrder.BIG_ENDIAN ? i : bytes - 1 - i;
      number = number << 8 | (raw[at] & 0xff);
    }
    if (number < 0) throw new DamagedFileException("a block claims an impossible length");
    return number;
  }

  /// Writes the pieces one after the other into a new file.
  void write(List<Piece> pieces, Path target) throws IOException {
    try (var out =
        FileChannel.open(
            target,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (var piece : pieces)
        switch (piece) {
          case Piece.Old(long from, long to) -> copy(from, to, out);
          case Piece.New(var bytes) -> write(ByteBuffer.wrap(bytes), out);
        }
    }
  }

  private void copy(long from, long to, FileChannel out) throws IOException {
    long position = from;
    while (position < to) {
      long copied = channel.transferTo(position, to - position, out);
      if (copied <= 0) throw new DamagedFileException("the file became shorter");
      position += copied;
    }
  }

  private static void write(ByteBuffer bytes, FileChannel out) throws IOException {
    while (bytes.hasRemaining()) {
      var _ = out.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
