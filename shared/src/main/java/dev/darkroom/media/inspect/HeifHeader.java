package dev.darkroom.media.inspect;

import dev.darkroom.media.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// HEIC and AVIF (ISO/IEC 23008-12): size and rotation of the primary item, which for an iPhone's
/// picture is a grid of tiles.
final class HeifHeader {
  private static final int BOX_HEADER_BYTES = 8;
  private static final int FULL_BOX_BYTES = 4;
  private static final int BOXES_MAX = 10_000;

  private final FileBytes bytes;
  private int boxesSeen;

  private HeifHeader(FileBytes bytes) {
    this.bytes = bytes;
  }

  /// A box without its header: type, and where its content starts and ends.
  private record Box(String type, long start, long end) {}

  static Header read(FileBytes bytes, MediaType type) throws IOException {
    return new HeifHeader(bytes).walk(type);
  }

  private Header walk(MediaType type) throws IOException {
    var meta = first(boxes(0, bytes.size()), "meta");
    var inMeta = boxes(meta.start() + FULL_BOX_BYTES, meta.end());
    var inProperties = boxes(first(inMeta, "iprp"));
    var properties = boxes(first(inProperties, "ipco"));
    var header = Header.of(type, 0, 0);
    for (int index : propertiesOf(primaryItem(first(inMeta, "pitm")), first(inProperties, "ipma")))
      if (index >= 1 && index <= properties.size())
        header = apply(properties.get(index - 1), header);
    if (header.widthPx() == 0) throw new DamagedException("its size is missing");
    return header;
  }

  private Header apply(Box property, Header header) throws IOException {
    return switch (property.type()) {
      case "ispe" -> {
        long width = bytes.be32(property.start() + FULL_BOX_BYTES);
        long height = bytes.be32(property.start() + FULL_BOX_BYTES + 4);
        if (width <= 0 || height <= 0 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE)
          throw new DamagedException("its size is impossible");
        yield Header.of(header.type(), (int) width, (int) height).turned(header.turn());
      }
      case "irot" ->
          header.turned(
              switch (bytes.u8(property.start()) & 3) {
                case 1 -> Turn.COUNTERCLOCKWISE;
                case 2 -> Turn.HALF;
                case 3 -> Turn.CLOCKWISE;
                default -> Turn.NONE;
              });
      default -> header;
    };
  }

  private long primaryItem(Box box) throws IOException {
    long at = box.start() + FULL_BOX_BYTES;
    return bytes.u8(box.start()) == 0 ? bytes.be16(at) : bytes.be32(at);
  }

  /// The numbers, counted from one, of an item's properties, in the order in which they apply.
  private List<Integer> propertiesOf(long item, Box associations) throws IOException {
    boolean longItems = bytes.u8(associations.start()) > 0;
    boolean longIndexes = (bytes.u8(associations.start() + 3) & 1) == 1;
    long entries = bytes.be32(associations.start() + FULL_BOX_BYTES);
    var found = new ArrayList<Integer>();
    long at = associations.start() + FULL_BOX_BYTES + 4;
    for (long entry = 0; entry < entries && at < associations.end(); entry++) {
      long id = longItems ? bytes.be32(at) : bytes.be16(at);
      at += longItems ? 4 : 2;
      int count = bytes.u8(at++);
      for (int i = 0; i < count; i++) {
        int index = longIndexes ? bytes.be16(at) & 0x7fff : bytes.u8(at) & 0x7f;
        at += longIndexes ? 2 : 1;
        if (id == item) found.add(index);
      }
    }
    return found;
  }

  private static Box first(List<Box> boxes, String type) throws DamagedException {
    return boxes.stream()
        .filter(box -> box.type().equals(type))
        .findFirst()
        .orElseThrow(() -> new DamagedException("its header is missing"));
  }

  private List<Box> boxes(Box parent) throws IOException {
    return boxes(parent.start(), parent.end());
  }

  private List<Box> boxes(long start, long end) throws IOException {
    var boxes = new ArrayList<Box>();
    for (long at = start; at + BOX_HEADER_BYTES <= end; at = boxes.getLast().end()) {
      if (++boxesSeen > BOXES_MAX) throw new DamagedException("it has too many parts");
      boxes.add(box(at, end));
    }
    return boxes;
  }

  /// A size of one means that the real one follows in eight bytes; zero means up to the end.
  private Box box(long at, long parentEnd) throws IOException {
    long size = bytes.be32(at);
    int headerBytes = size == 1 ? 2 * BOX_HEADER_BYTES : BOX_HEADER_BYTES;
    if (size == 1) size = bytes.be32(at + 8) << 32 | bytes.be32(at + 12);
    if (size == 0) size = parentEnd - at;
    if (size < headerBytes) throw new DamagedException("a part has an impossible size");
    if (size > parentEnd - at) throw DamagedException.cutShort();
    return new Box(bytes.text(at + 4, 4), at + headerBytes, at + size);
  }
}
