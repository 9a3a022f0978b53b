package dev.darkroom.provider.engine;

import dev.darkroom.media.Region;
import dev.darkroom.media.codec.Decoder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// What can be measured of pixels; channels go from 0 to 255.
final class Pixels {
  private Pixels() {}

  static BufferedImage read(Path file) {
    try {
      return Decoder.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Mean difference of a channel of a pixel.
  static double difference(BufferedImage a, BufferedImage b) {
    double sum = 0;
    for (int y = 0; y < a.getHeight(); y++)
      for (int x = 0; x < a.getWidth(); x++) sum += difference(a.getRGB(x, y), b.getRGB(x, y));
    return sum / (3.0 * a.getWidth() * a.getHeight());
  }

  private static int difference(int a, int b) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8)
      sum += Math.abs((a >> shift & 255) - (b >> shift & 255));
    return sum;
  }

  /// How many pixels differ outside of a region.
  static int changedOutside(BufferedImage a, BufferedImage b, Region region) {
    int count = 0;
    for (int y = 0; y < a.getHeight(); y++)
      for (int x = 0; x < a.getWidth(); x++) {
        boolean inside =
            x >= region.xPx()
                && y >= region.yPx()
                && x < region.xPx() + region.widthPx()
                && y < region.yPx() + region.heightPx();
        if (!inside && a.getRGB(x, y) != b.getRGB(x, y)) count++;
      }
    return count;
  }

  static BufferedImage inside(BufferedImage image, Region region) {
    return image.getSubimage(region.xPx(), region.yPx(), region.widthPx(), region.heightPx());
  }

  static Tone tone(BufferedImage image) {
    double n = (double) image.getWidth() * image.getHeight();
    double light = 0;
    double squares = 0;
    double warmth = 0;
    double colour = 0;
    for (int y = 0; y < image.getHeight(); y++)
      for (int x = 0; x < image.getWidth(); x++) {
        int r = image.getRGB(x, y) >> 16 & 255;
        int g = image.getRGB(x, y) >> 8 & 255;
        int b = image.getRGB(x, y) & 255;
        double luma = 0.299 * r + 0.587 * g + 0.114 * b;
        light += luma / n;
        squares += luma * luma / n;
        warmth += (r - b) / n;
        colour += (Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b))) / n;
      }
    return new Tone(light, Math.sqrt(squares - light * light), warmth, colour);
  }

  /// @param light mean brightness
  /// @param contrast deviation of brightness
  /// @param warmth how much more red there is than blue
  /// @param colour mean distance of a pixel's strongest channel from its weakest
  record Tone(double light, double contrast, double warmth, double colour) {}
}
