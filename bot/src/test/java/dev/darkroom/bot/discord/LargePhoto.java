package dev.darkroom.bot.discord;

import dev.darkroom.bot.discord.standin.Upload;
import dev.darkroom.samples.Samples;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// A photograph of any size, from a bundled one.
final class LargePhoto {
  private LargePhoto() {}

  static Upload of(int widthPx, int heightPx) {
    try {
      var small = DarkroomOnDiscord.photo(Samples.MOUNTAIN_DAY);
      var photo = ImageIO.read(new ByteArrayInputStream(small.content()));
      var large = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
      var graphics = large.createGraphics();
      graphics.drawImage(photo, 0, 0, widthPx, heightPx, null);
      graphics.dispose();
      var bytes = new ByteArrayOutputStream();
      var _ = ImageIO.write(large, "jpg", bytes);
      return new Upload("large.jpg", bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
