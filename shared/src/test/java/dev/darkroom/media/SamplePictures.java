package dev.darkroom.media;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/// Real picture files for tests: a sky, a ground and a few seeded shapes, so that there is
/// something to see, to move and to change.
public final class SamplePictures {
  private SamplePictures() {}

  /// The picture itself. The same arguments give the same pixels.
  public static BufferedImage draw(int widthPx, int heightPx, long seed) {
    var random = new SplittableRandom(seed);
    var picture = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
    var pen = picture.createGraphics();
    pen.setPaint(
        new GradientPaint(0, 0, new Color(0x5080c0), 0, heightPx * 0.6f, new Color(0xf0d8b0)));
    pen.fillRect(0, 0, widthPx, heightPx);
    pen.setColor(new Color(0x406030));
    pen.fillRect(0, heightPx * 6 / 10, widthPx, heightPx);
    for (int i = 0; i < 12; i++) {
      int side = Math.max(2, heightPx / 12 + random.nextInt(Math.max(1, heightPx / 5)));
      pen.setColor(Color.getHSBColor((float) random.nextDouble(), 0.7f, 0.9f));
      pen.fillOval(random.nextInt(widthPx), random.nextInt(heightPx), side, side);
    }
    pen.dispose();
    return picture;
  }

  /// A new JPEG file in `folder`.
  public static Path jpeg(Path folder, int widthPx, int heightPx, long seed) {
    return write(folder, "jpg", widthPx, heightPx, seed);
  }

  /// A new PNG file in `folder`.
  public static Path png(Path folder, int widthPx, int heightPx, long seed) {
    return write(folder, "png", widthPx, heightPx, seed);
  }

  private static Path write(Path folder, String type, int widthPx, int heightPx, long seed) {
    try {
      Files.createDirectories(folder);
      var name = "sample-%dx%d-%d.%s".formatted(widthPx, heightPx, seed, type);
      var file = folder.resolve(name);
      if (!ImageIO.write(draw(widthPx, heightPx, seed), type, file.toFile()))
        throw new IllegalStateException("no writer for " + type);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
