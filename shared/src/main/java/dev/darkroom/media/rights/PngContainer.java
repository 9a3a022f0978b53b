package dev.darkroom.media.rights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// PNG: the packet is an uncompressed `iTXt` chunk right after the header chunk.
///
/// Layout: PNG specification (third edition) §11.3.3.4, XMP specification part 3 §1.1.5.
final class PngContainer implements Container {
  static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private static final int FRAME_BYTES = 12;
  private static final String KEYWORD = "XML:com.adobe.xmp";

  @Override
  public List<Block> blocks(FileView file) throws IOException {
    var blocks = new ArrayList<Block>();
    long position = SIGNATURE.length;
    while (position < file.size()) {
      long length = file.numberAt(position, 4, ByteOrder.BIG_ENDIAN);
      long end = position + FRAME_BYTES + length;
      if (end > file.size() || blocks.size() == BLOCKS_MAX)
        throw new DamagedFileException("a PNG chunk reaches past the end");
      var type = file.asciiAt(position + 4, 4);
      var name = type.equals("iTXt") ? type + " " + file.textAt(position + 8, 80) : type;
      blocks.add(new Block(name, position, position + 8, end));
      position = end;
      // What follows the picture (a phone's second file, junk) is kept as it is.
      if (type.equals("IEND")) break;
    }
    if (blocks.isEmpty() || !blocks.getFirst().name().equals("IHDR"))
      throw new DamagedFileException("the PNG has no header chunk");
    if (position < file.size()) blocks.add(new Block("rest", position, position, file.size()));
    return blocks;
  }

  @Override
  public boolean isSeal(Block block) {
    return block.name().equals("caBX");
  }

  @Override
  public boolean isXmp(Block block) {
    return block.name().equals("iTXt " + KEYWORD);
  }

  @Override
  public Optional<String> packet(FileView file, Block block) throws IOException {
    var data = file.bytesAt(block.dataFrom(), block.to() - 4 - block.dataFrom());
    int flags = KEYWORD.length() + 1;
    if (data.length < flags + 2 || data[flags] != 0) return Optional.empty();
    int text = afterZero(data, afterZero(data, flags + 2));
    return Optional.of(new String(data, text, data.length - text, StandardCharsets.UTF_8));
  }

  private static int afterZero(byte[] data, int from) {
    int at = from;
    while (at < data.length && data[at] != 0) at++;
    return Math.min(at + 1, data.length);
  }

  @Override
  public List<Piece> with(byte[] xmp, FileView file, List<Block> blocks) {
    var header = blocks.getFirst();
    var pieces = new ArrayList<Piece>();
    pieces.add(new Piece.Old(0, header.to()));
    pieces.add(new Piece.New(chunk(xmp)));
    for (var block : blocks.subList(1, blocks.size()))
      if (!isXmp(block)) pieces.add(new Piece.Old(block.from(), block.to()));
    return pieces;
  }

  private static byte[] chunk(byte[] xmp) {
    var body = new ByteArrayOutputStream();
    body.writeBytes("iTXt".getBytes(StandardCharsets.ISO_8859_1));
    body.writeBytes(KEYWORD.getBytes(StandardCharsets.ISO_8859_1));
    // End of the keyword, not compressed, method 0, no language, no translated keyword.
    body.writeBytes(new byte[5]);
    body.writeBytes(xmp);
    var crc = new CRC32();
    crc.update(body.toByteArray());
    return ByteBuffer.allocate(body.size() + 8)
        .putInt(body.size() - 4)
        .put(body.toByteArray())
        .putInt((int) crc.getValue())
        .array();
  }
}
