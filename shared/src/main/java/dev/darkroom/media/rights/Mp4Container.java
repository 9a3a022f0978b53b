package dev.darkroom.media.rights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// MP4: the packet is a `uuid` box at the very end, so that nothing before it moves and the sample
/// tables, which count from the start of the file, stay right.
///
/// Layout: ISO/IEC 14496-12 §4.2, XMP specification part 3 §1.2.
final class Mp4Container implements Container {
  private static final String XMP_UUID = "be7acfcb97a942e89c71999491e3afac";
  private static final String C2PA_UUID = "d8fec3d61b0e483c92975828877ec481";
  private static final int UUID_BYTES = 16;
  private static final long SHORT_BOX_BYTES_MAX = 0xffff_ffffL;

  @Override
  public List<Block> blocks(FileView file) throws IOException {
    var blocks = new ArrayList<Block>();
    long position = 0;
    while (position < file.size()) {
      long length = file.numberAt(position, 4, ByteOrder.BIG_ENDIAN);
      long dataFrom = position + 8;
      if (length == 1) {
        length = file.numberAt(position + 8, 8, ByteOrder.BIG_ENDIAN);
        dataFrom += 8;
      } else if (length == 0) {
        length = file.size() - position;
      }
      if (length < dataFrom - position
          || length > file.size() - position
          || blocks.size() == BLOCKS_MAX)
        throw new DamagedFileException("an MP4 box reaches past the end");
      long end = position + length;
      var type = file.asciiAt(position + 4, 4);
      if (type.equals("uuid")) {
        type += " " + HexFormat.of().formatHex(file.bytesAt(dataFrom, UUID_BYTES));
        dataFrom = Math.min(dataFrom + UUID_BYTES, end);
      }
      blocks.add(new Block(type, position, dataFrom, end));
      position = end;
    }
    return blocks;
  }

  @Override
  public boolean isSeal(Block block) {
    return block.name().equals("uuid " + C2PA_UUID);
  }

  @Override
  public boolean isXmp(Block block) {
    return block.name().equals("uuid " + XMP_UUID);
  }

  @Override
  public Optional<String> packet(FileView file, Block block) throws IOException {
    return Optional.of(
        new String(
            file.bytesAt(block.dataFrom(), block.to() - block.dataFrom()), StandardCharsets.UTF_8));
  }

  @Override
  public List<Piece> with(byte[] xmp, FileView file, List<Block> blocks) throws IOException {
    var pieces = new ArrayList<Piece>();
    for (int i = 0; i < blocks.size(); i++) {
      var block = blocks.get(i);
      boolean last = i == blocks.size() - 1;
      if (isXmp(block) && last) continue;
      if (isXmp(block)) addAsFreeSpace(block, pieces);
      else if (last) addWithItsLength(block, file, pieces);
      else pieces.add(new Piece.Old(block.from(), block.to()));
    }
    pieces.add(new Piece.New(box(xmp)));
    return pieces;
  }

  /// Another program's packet within the file keeps its place, or all offsets would change.
  private static void addAsFreeSpace(Block block, List<Piece> pieces) {
    pieces.add(new Piece.Old(block.from(), block.from() + 4));
    pieces.add(new Piece.New("free".getBytes(StandardCharsets.ISO_8859_1)));
    pieces.add(new Piece.Old(block.from() + 8, block.to()));
  }

  /// A last box may say "up to the end of the file", which would swallow ours.
  private static void addWithItsLength(Block block, FileView file, List<Piece> pieces)
      throws IOException {
    if (file.numberAt(block.from(), 4, ByteOrder.BIG_ENDIAN) != 0) {
      pieces.add(new Piece.Old(block.from(), block.to()));
      return;
    }
    long length = block.to() - block.from();
    if (length > SHORT_BOX_BYTES_MAX)
      throw new DamagedFileException("the open-ended MP4 box is too long");
    pieces.add(new Piece.New(ByteBuffer.allocate(4).putInt((int) length).array()));
    pieces.add(new Piece.Old(block.from() + 4, block.to()));
  }

  private static byte[] box(byte[] xmp) {
    int length = 8 + UUID_BYTES + xmp.length;
    return ByteBuffer.allocate(length)
        .putInt(length)
        .put("uuid".getBytes(StandardCharsets.ISO_8859_1))
        .put(HexFormat.of().parseHex(XMP_UUID))
        .put(xmp)
        .array();
  }
}
