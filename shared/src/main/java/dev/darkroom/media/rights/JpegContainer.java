package dev.darkroom.media.rights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// JPEG: the packet is an `APP1` segment after the JFIF and EXIF segments, which readers expect
/// first.
///
/// Layout: ITU T.81 annex B, XMP specification part 3 §1.1.3.
final class JpegContainer implements Container {
  static final byte[] SIGNATURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

  private static final String XMP = "http://ns.adobe.com/xap/1.0/";
  private static final int SCAN = 0xda;
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP11 = 0xeb;
  private static final int SEGMENT_BYTES_MAX = 0xffff;

  @Override
  public List<Block> blocks(FileView file) throws IOException {
    var blocks = new ArrayList<Block>();
    long position = 2;
    while (true) {
      if (file.numberAt(position, 1, ByteOrder.BIG_ENDIAN) != 0xff || blocks.size() == BLOCKS_MAX)
        throw new DamagedFileException("a JPEG segment does not start where it should");
      while (file.numberAt(position + 1, 1, ByteOrder.BIG_ENDIAN) == 0xff) position++;
      int marker = (int) file.numberAt(position + 1, 1, ByteOrder.BIG_ENDIAN);
      if (marker == SCAN) break;
      long end = position + 2 + file.numberAt(position + 2, 2, ByteOrder.BIG_ENDIAN);
      if (end < position + 4 || end > file.size())
        throw new DamagedFileException("a JPEG segment reaches past the end");
      blocks.add(new Block(name(marker, file, position + 4), position, position + 4, end));
      position = end;
    }
    blocks.add(new Block("scan", position, position, file.size()));
    return blocks;
  }

  private static String name(int marker, FileView file, long dataFrom) throws IOException {
    return switch (marker) {
      case APP0 -> "APP0";
      case APP1 -> "APP1 " + file.textAt(dataFrom, 40);
      // C2PA's JUMBF boxes: two bytes `JP` come first.
      case APP11 -> "APP11 " + file.textAt(dataFrom, 2);
      default -> "segment";
    };
  }

  @Override
  public boolean isSeal(Block block) {
    return block.name().equals("APP11 JP");
  }

  @Override
  public boolean isXmp(Block block) {
    return block.name().equals("APP1 " + XMP);
  }

  @Override
  public Optional<String> packet(FileView file, Block block) throws IOException {
    long from = block.dataFrom() + XMP.length() + 1;
    if (from > block.to()) return Optional.empty();
    return Optional.of(new String(file.bytesAt(from, block.to() - from), StandardCharsets.UTF_8));
  }

  @Override
  public List<Piece> with(byte[] xmp, FileView file, List<Block> blocks) {
    int before = 0;
    while (blocks.get(before).name().equals("APP0")
        || blocks.get(before).name().equals("APP1 Exif")) before++;
    var pieces = new ArrayList<Piece>();
    pieces.add(new Piece.Old(0, blocks.get(before).from()));
    pieces.add(new Piece.New(segment(xmp)));
    for (var block : blocks.subList(before, blocks.size()))
      if (!isXmp(block)) pieces.add(new Piece.Old(block.from(), block.to()));
    return pieces;
  }

  private static byte[] segment(byte[] xmp) {
    int length = 2 + XMP.length() + 1 + xmp.length;
    if (length > SEGMENT_BYTES_MAX)
      throw new IllegalArgumentException("the XMP packet is too long for a JPEG: " + xmp.length);
    return ByteBuffer.allocate(2 + length)
        .put((byte) 0xff)
        .put((byte) APP1)
        .putShort((short) length)
        .put(XMP.getBytes(StandardCharsets.ISO_8859_1))
        .put((byte) 0)
        .put(xmp)
        .array();
  }
}
