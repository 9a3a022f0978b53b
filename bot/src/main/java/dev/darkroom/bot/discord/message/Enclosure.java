package dev.darkroom.bot.discord.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.dv8tion.jda.api.utils.FileUpload;

/// A file that goes with a message.
///
/// @param description for those who cannot see it
/// @param shrunk whether it is a smaller copy of what was made
public record Enclosure(Path file, String name, String description, boolean shrunk) {
  /// Streams from disk, anew for every try.
  FileUpload upload() {
    var upload = FileUpload.fromStreamSupplier(name, this::open);
    return description.isBlank() || isClip()
        ? upload
        : upload.setDescription(shortened(description));
  }

  long sizeBytes() {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      return 0;
    }
  }

  /// Removes the file, and its folder with the last one.
  void discard() {
    try {
      Files.deleteIfExists(file);
      var folder = file.getParent();
      if (folder != null) Files.deleteIfExists(folder);
    } catch (IOException notEmpty) {
      // Others are still in it, or the next start sweeps it.
      return;
    }
  }

  boolean isClip() {
    return name.endsWith(".mp4");
  }

  private InputStream open() {
    try {
      return Files.newInputStream(file);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static String shortened(String text) {
    int chars = Math.min(text.length(), 1_000);
    return text.substring(0, chars);
  }
}
