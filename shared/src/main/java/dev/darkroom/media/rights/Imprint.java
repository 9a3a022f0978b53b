package dev.darkroom.media.rights;

import dev.darkroom.media.PictureException;
import dev.darkroom.media.Rights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Origin and rights in a file's own metadata: JPEG, PNG, WebP and MP4. Nothing is decoded, so the
/// pixels stay what they were, bit by bit.
public final class Imprint {
  /// More than any container needs around a packet.
  private static final long FRAME_BYTES_MAX = 128;

  private Imprint() {}

  /// Writes the rights into the file, in place of any XMP it had; whole or not at all. Writing the
  /// same twice gives the same file.
  ///
  /// A file that carries a provider's signed manifest (C2PA) is left as it is: that says more than
  /// we can, and one more byte would break its seal.
  ///
  /// @throws PictureException when the file is damaged, or of a kind that cannot carry them
  public static void write(Path file, Rights rights) {
    var xmp = XmpPacket.of(rights).getBytes(StandardCharsets.UTF_8);
    var marked = file.resolveSibling(file.getFileName() + ".marking");
    try (var view = new FileView(file)) {
      var container = container(view);
      var blocks = container.blocks(view);
      if (blocks.stream().anyMatch(container::isSeal)) return;
      view.write(container.with(xmp, view, blocks), marked);
      Files.move(marked, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (DamagedFileException e) {
      throw new PictureException("The file is damaged: " + e.getMessage() + ".", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      erase(marked);
    }
  }

  /// The most that [#write] adds to a file.
  public static long sizeBytesMax(Rights rights) {
    return XmpPacket.of(rights).getBytes(StandardCharsets.UTF_8).length + FRAME_BYTES_MAX;
  }

  private static void erase(Path leftOver) {
    try {
      var _ = Files.deleteIfExists(leftOver);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The rights that [#write] put into the file; empty when there are none, or not ours.
  ///
  /// @throws PictureException when the file is damaged, or of a kind that cannot carry them
  public static Optional<Rights> read(Path file) {
    try (var view = new FileView(file)) {
      var container = container(view);
      for (var block : container.blocks(view))
        if (container.isXmp(block)) return container.packet(view, block).flatMap(XmpPacket::rights);
      return Optional.empty();
    } catch (DamagedFileException e) {
      throw new PictureException("The file is damaged: " + e.getMessage() + ".", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Container container(FileView view) throws IOException {
    return Container.of(view)
        .orElseThrow(() ->
            new PictureException(
                "Only JPEG, PNG, WebP and MP4 files can carry rights; this is none of them."));
  }
}
