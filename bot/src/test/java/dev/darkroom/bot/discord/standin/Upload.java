package dev.darkroom.bot.discord.standin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/// A file on its way to Discord.
///
/// @param name as the sender calls it
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Upload(String name, byte[] content) {
  /// What Discord makes of the name; it does not look inside.
  String type() {
    var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case "png", "gif", "webp", "avif", "heic", "bmp", "tiff" -> "image/" + ending;
      case "jpg", "jpeg" -> "image/jpeg";
      case "mp4" -> "video/mp4";
      case "txt", "json", "csv" -> "text/plain; charset=utf-8";
      default -> "application/octet-stream";
    };
  }

  /// Width and height in pixels, if it is a picture that Java reads.
  Optional<Size> size() {
    try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
      var readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) return Optional.empty();
      var reader = readers.next();
      reader.setInput(input);
      var size = new Size(reader.getWidth(0), reader.getHeight(0));
      reader.dispose();
      return Optional.of(size);
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  /// In pixels.
  record Size(int width, int height) {}
}
