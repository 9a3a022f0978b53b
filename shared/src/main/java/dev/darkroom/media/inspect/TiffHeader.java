package dev.darkroom.media.inspect;

import dev.darkroom.media.MediaType;
import java.io.IOException;
import java.util.Optional;

/// TIFF 6.0: the first directory, and the number of directories. EXIF blocks are TIFF as well.
final class TiffHeader {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int STRIP_OFFSETS = 273;
  private static final int ORIENTATION = 274;
  private static final int SAMPLES = 277;
  private static final int STRIP_SIZES = 279;
  private static final int SAMPLES_MAX = 8;
  private static final int ENTRY_BYTES = 12;
  private static final int SHORT = 3;
  private static final int LONG = 4;

  private final FileBytes bytes;
  private final boolean littleEndian;

  private TiffHeader(FileBytes bytes) throws IOException {
    this.bytes = bytes;
    this.littleEndian = bytes.has(0, "II*\0");
    if (!littleEndian && !bytes.has(0, "MM\0*"))
      throw new DamagedException("its header is garbled");
  }

  static Header read(FileBytes bytes, int framesMax) throws IOException {
    return new TiffHeader(bytes).walk(framesMax);
  }

  /// The EXIF orientation of a block that starts with a TIFF header.
  static Optional<Integer> orientation(FileBytes block) throws IOException {
    var tiff = new TiffHeader(block);
    return tiff.value(tiff.u32(4), ORIENTATION).map(Long::intValue);
  }

  private Header walk(int framesMax) throws IOException {
    long first = u32(4);
    long width = value(first, WIDTH).orElse(0L);
    long height = value(first, HEIGHT).orElse(0L);
    if (width <= 0 || height <= 0 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE)
      throw new DamagedException("its size is impossible");
    if (value(first, SAMPLES).orElse(1L) > SAMPLES_MAX)
      throw new DamagedException("its header is garbled");
    checkLastStrip(first);
    int turn = value(first, ORIENTATION).orElse(1L).intValue();
    return Header.of(MediaType.TIFF, (int) width, (int) height)
        .turned(Turn.ofExif(turn))
        .withFrames(directories(first, framesMax));
  }

  private int directories(long first, int framesMax) throws IOException {
    int count = 0;
    for (long at = first; at != 0 && count <= framesMax; count++)
      at = u32(at + 2 + (long) ENTRY_BYTES * u16(at));
    return count;
  }

  private void checkLastStrip(long directory) throws IOException {
    var offset = lastValue(directory, STRIP_OFFSETS);
    var size = lastValue(directory, STRIP_SIZES);
    if (offset.isPresent() && size.isPresent() && offset.get() + size.get() > bytes.size())
      throw DamagedException.cutShort();
  }

  private Optional<Long> value(long directory, int tag) throws IOException {
    long entry = entry(directory, tag);
    return entry < 0 ? Optional.empty() : Optional.of(element(entry, 0));
  }

  private Optional<Long> lastValue(long directory, int tag) throws IOException {
    long entry = entry(directory, tag);
    if (entry < 0) return Optional.empty();
    long count = u32(entry + 4);
    return count == 0 ? Optional.empty() : Optional.of(element(entry, count - 1));
  }

  /// Where the entry starts, or -1.
  private long entry(long directory, int tag) throws IOException {
    int entries = u16(directory);
    for (int i = 0; i < entries; i++) {
      long at = directory + 2 + (long) ENTRY_BYTES * i;
      if (u16(at) == tag) return at;
    }
    return -1;
  }

  /// Values of up to four bytes stand in the entry itself, others where it points to.
  private long element(long entry, long index) throws IOException {
    int type = u16(entry + 2);
    if (type != SHORT && type != LONG) throw new DamagedException("its header is garbled");
    int width = type == SHORT ? 2 : 4;
    long values = u32(entry + 4) * width <= 4 ? entry + 8 : u32(entry + 8);
    long at = values + index * width;
    return type == SHORT ? u16(at) : u32(at);
  }

  private int u16(long at) throws IOException {
    return littleEndian ? bytes.le16(at) : bytes.be16(at);
  }

  private long u32(long at) throws IOException {
    return littleEndian ? bytes.le32(at) : bytes.be32(at);
  }
}
