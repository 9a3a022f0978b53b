package dev.darkroom.media.rights;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A kind of file that can carry an XMP packet.
sealed interface Container permits PngContainer, JpegContainer, WebpContainer, Mp4Container {
  /// Most blocks that are looked at; a 100 MB PNG has some 12,000.
  int BLOCKS_MAX = 200_000;

  /// The file's blocks in order.
  ///
  /// @throws DamagedFileException when they do not fill the file
  List<Block> blocks(FileView file) throws IOException;

  /// Whether the block is a signed C2PA manifest; changing one byte of such a file breaks its seal.
  boolean isSeal(Block block);

  /// Whether the block holds the XMP packet.
  boolean isXmp(Block block);

  /// The XMP packet in a block of which [#isXmp] holds; empty when it is stored in a way that we
  /// never write.
  Optional<String> packet(FileView file, Block block) throws IOException;

  /// The file with `xmp` as its only XMP packet.
  List<Piece> with(byte[] xmp, FileView file, List<Block> blocks) throws IOException;

  /// The kind of file that starts like this one, if we know it.
  static Optional<Container> of(FileView file) throws IOException {
    if (file.startsWith(0, PngContainer.SIGNATURE)) return Optional.of(new PngContainer());
    if (file.startsWith(0, JpegContainer.SIGNATURE)) return Optional.of(new JpegContainer());
    if (file.asciiAt(0, 4).equals("RIFF") && file.asciiAt(8, 4).equals("WEBP"))
      return Optional.of(new WebpContainer());
    if (file.asciiAt(4, 4).equals("ftyp")) return Optional.of(new Mp4Container());
    return Optional.empty();
  }
}
