package dev.darkroom.media.rights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// WebP: the packet is the last chunk. Only the extended form may carry one, so a simple file gets
/// the extended form's header chunk first.
///
/// Layout: RFC 9649.
final class WebpContainer implements Container {
  private static final String EXTENDED = "VP8X";
  private static final String XMP = "XMP ";
  private static final int RIFF_HEADER_BYTES = 12;
  private static final int XMP_FLAG = 0x04;
  private static final int ALPHA_FLAG = 0x10;

  @Override
  public List<Block> blocks(FileView file) throws IOException {
    long fileEnd = 8 + file.numberAt(4, 4, ByteOrder.LITTLE_ENDIAN);
    if (fileEnd > file.size()) throw new DamagedFileException("the WebP file is cut off");
    var blocks = new ArrayList<Block>();
    long position = RIFF_HEADER_BYTES;
    while (position < fileEnd) {
      long length = file.numberAt(position + 4, 4, ByteOrder.LITTLE_ENDIAN);
      long end = position + 8 + length + (length & 1);
      if (end > fileEnd || blocks.size() == BLOCKS_MAX)
        throw new DamagedFileException("a WebP chunk reaches past the end");
      blocks.add(new Block(file.asciiAt(position, 4), position, position + 8, end));
      position = end;
    }
    if (blocks.isEmpty()) throw new DamagedFileException("the WebP file has no picture");
    return blocks;
  }

  @Override
  public boolean isSeal(Block block) {
    return block.name().equals("C2PA");
  }

  @Override
  public boolean isXmp(Block block) {
    return block.name().equals(XMP);
  }

  @Override
  public Optional<String> packet(FileView file, Block block) throws IOException {
    long length = file.numberAt(block.from() + 4, 4, ByteOrder.LITTLE_ENDIAN);
    return Optional.of(new String(file.bytesAt(block.dataFrom(), length), StandardCharsets.UTF_8));
  }

  @Override
  public List<Piece> with(byte[] xmp, FileView file, List<Block> blocks) throws IOException {
    var first = blocks.getFirst();
    boolean extended = first.name().equals(EXTENDED);
    var header = extended ? file.bytesAt(first.dataFrom(), 10) : extendedHeader(file, first);
    if (header.length != 10) throw new DamagedFileException("the WebP header is cut off");
    header[0] |= XMP_FLAG;

    var kept = new ArrayList<Piece>();
    long keptBytes = 0;
    for (var block : blocks.subList(extended ? 1 : 0, blocks.size())) {
      if (isXmp(block)) continue;
      kept.add(new Piece.Old(block.from(), block.to()));
      keptBytes += block.to() - block.from();
    }
    var headerChunk = chunk(EXTENDED, header);
    var xmpChunk = chunk(XMP, xmp);
    var pieces = new ArrayList<Piece>();
    pieces.add(new Piece.New(riff(4 + headerChunk.length + keptBytes + xmpChunk.length)));
    pieces.add(new Piece.New(headerChunk));
    pieces.addAll(kept);
    pieces.add(new Piece.New(xmpChunk));
    return pieces;
  }

  /// What the extended header says of a simple file: its size, and whether it has transparency.
  private static byte[] extendedHeader(FileView file, Block picture) throws IOException {
    return switch (picture.name()) {
      case "VP8 " -> {
        long width = file.numberAt(picture.dataFrom() + 6, 2, ByteOrder.LITTLE_ENDIAN) & 0x3fff;
        long height = file.numberAt(picture.dataFrom() + 8, 2, ByteOrder.LITTLE_ENDIAN) & 0x3fff;
        yield extendedHeader(0, width, height);
      }
      case "VP8L" -> {
        long bits = file.numberAt(picture.dataFrom() + 1, 4, ByteOrder.LITTLE_ENDIAN);
        long width = (bits & 0x3fff) + 1;
        long height = (bits >> 14 & 0x3fff) + 1;
        yield extendedHeader((bits >> 28 & 1) == 1 ? ALPHA_FLAG : 0, width, height);
      }
      default -> throw new DamagedFileException("the WebP file starts with " + picture.name());
    };
  }

  private static byte[] extendedHeader(int flags, long width, long height)
      throws DamagedFileException {
    if (width == 0 || height == 0) throw new DamagedFileException("the WebP picture has no area");
    var buffer = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putInt(flags);
    for (long side : new long[] {width - 1, height - 1})
      buffer.put((byte) side).put((byte) (side >> 8)).put((byte) (side >> 16));
    return buffer.array();
  }

  private static byte[] riff(long length) {
    return ByteBuffer.allocate(RIFF_HEADER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
        .putInt((int) length)
        .put("WEBP".getBytes(StandardCharsets.ISO_8859_1))
        .array();
  }

  private static byte[] chunk(String name, byte[] data) {
    return ByteBuffer.allocate(8 + data.length + (data.length & 1))
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(name.getBytes(StandardCharsets.ISO_8859_1))
        .putInt(data.length)
        .put(data)
        .array();
  }
}
