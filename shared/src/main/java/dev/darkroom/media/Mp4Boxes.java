package dev.darkroom.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Walks the boxes of an ISO base media file (ISO/IEC 14496-12, section 4.2). A box lies wholly
/// within its parent or the file is damaged; the number of boxes is bounded, and there is no
/// recursion, so that no file can take more than a moment.
final class Mp4Boxes {
  private static final int BOXES_MAX = 20_000;
  private static final int HEADER_BYTES = 8;
  private static final int LONG_HEADER_BYTES = 16;

  private final FileChannel channel;
  private final long sizeBytes;
  private int boxesSeen;

  Mp4Boxes(FileChannel channel) throws IOException {
    this.channel = channel;
    this.sizeBytes = channel.size();
  }

  /// A box without its header.
  ///
  /// @param at where it starts in the file, header included
  /// @param start where its content starts
  /// @param end where the next box starts
  record Box(String type, long at, long start, long end) {}

  /// The file is not as it must be.
  static final class Damage extends IOException {
    private static final long serialVersionUID = 1;

    private final String why;

    Damage(String why) {
      super(why);
      this.why = why;
    }

    String why() {
      return why;
    }
  }

  long sizeBytes() {
    return sizeBytes;
  }

  /// The boxes of the file itself.
  List<Box> topLevel() throws IOException {
    return between(0, sizeBytes);
  }

  List<Box> children(Box parent) throws IOException {
    return between(parent.start(), parent.end());
  }

  /// The first box at the end of that path of types below `parent`.
  Optional<Box> find(Box parent, String... path) throws IOException {
    var here = Optional.of(parent);
    for (var type : path) {
      if (here.isEmpty()) return here;
      here = children(here.get()).stream().filter(box -> box.type().equals(type)).findFirst();
    }
    return here;
  }

  /// `count` bytes of a box's content, from `offset` on.
  ByteBuffer content(Box box, long offset, int count) throws IOException {
    if (offset + count > box.end() - box.start()) throw new Damage("a box is too short");
    return bytes(box.start() + offset, count);
  }

  private List<Box> between(long start, long end) throws IOException {
    var boxes = new ArrayList<Box>();
    long at = start;
    while (end - at >= HEADER_BYTES) {
      if (++boxesSeen > BOXES_MAX) throw new Damage("it has too many parts");
      var box = boxAt(at, end);
      boxes.add(box);
      at = box.end();
    }
    return boxes;
  }

  private Box boxAt(long at, long parentEnd) throws IOException {
    var header = bytes(at, HEADER_BYTES);
    long size = Integer.toUnsignedLong(header.getInt());
    var name = new byte[4];
    header.get(name);
    int headerBytes = HEADER_BYTES;
    if (size == 1) {
      headerBytes = LONG_HEADER_BYTES;
      if (parentEnd - at < headerBytes) throw new Damage("it is cut short");
      size = bytes(at + HEADER_BYTES, HEADER_BYTES).getLong();
    } else if (size == 0) {
      size = parentEnd - at;
    }
    if (size < headerBytes) throw new Damage("a box has an impossible size");
    if (size > parentEnd - at) throw new Damage("it is cut short");
    var type = new String(name, StandardCharsets.ISO_8859_1);
    return new Box(type, at, at + headerBytes, at + size);
  }

  private ByteBuffer bytes(long position, int count) throws IOException {
    var buffer = ByteBuffer.allocate(count);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0)
        throw new Damage("it is cut short");
    }
    return buffer.flip();
  }
}
