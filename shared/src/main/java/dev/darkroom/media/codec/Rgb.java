package dev.darkroom.media.codec;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/// The two layouts that Darkroom works with: eight bits of sRGB in an `int`, with and without
/// alpha.
public final class Rgb {
  private static final int BAND_ROWS = 64;

  private Rgb() {}

  static BufferedImage blank(int widthPx, int heightPx, boolean alpha) {
    return new BufferedImage(
        widthPx, heightPx, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
  }

  /// Without alpha, on white; the same object when it has none.
  public static BufferedImage opaque(BufferedImage image) {
    if (image.getType() == BufferedImage.TYPE_INT_RGB) return image;
    var result = blank(image.getWidth(), image.getHeight(), false);
    Graphics2D graphics = result.createGraphics();
    graphics.drawImage(image, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return result;
  }

  /// Any decoded picture as sRGB of eight bits: with alpha only if it has some.
  static BufferedImage of(BufferedImage image) {
    if (image.getType() == BufferedImage.TYPE_INT_RGB) return image;
    var model = image.getColorModel();
    var result = blank(image.getWidth(), image.getHeight(), model.hasAlpha());
    if (model instanceof IndexColorModel) copy(image, result);
    else if (model.getColorSpace().getType() == ColorSpace.TYPE_GRAY) copyGray(image, result);
    else if (!model.getColorSpace().isCS_sRGB()) convert(image, result);
    else if (model.getComponentSize(0) > 8) copyDeep(image, result);
    else copy(image, result);
    return model.hasAlpha() && isOpaque(result) ? opaque(result) : result;
  }

  private static void copy(BufferedImage from, BufferedImage to) {
    Graphics2D graphics = to.createGraphics();
    graphics.drawImage(from, 0, 0, null);
    graphics.dispose();
  }

  /// Through the colour profile. In bands, for the converter needs several copies of what it works
  /// on.
  private static void convert(BufferedImage from, BufferedImage to) {
    var conversion = new ColorConvertOp(null);
    for (int y = 0; y < from.getHeight(); y += BAND_ROWS) {
      int rows = Math.min(BAND_ROWS, from.getHeight() - y);
      var _ =
          conversion.filter(
              from.getSubimage(0, y, from.getWidth(), rows),
              to.getSubimage(0, y, to.getWidth(), rows));
    }
  }

  /// Java's own conversion takes grey for linear light and brightens it; files mean sRGB's curve.
  private static void copyGray(BufferedImage from, BufferedImage to) {
    int shift = from.getColorModel().getComponentSize(0) - 8;
    boolean alpha = from.getColorModel().hasAlpha();
    copyRows(
        from,
        to,
        (samples, at) -> {
          int gray = eightBits(samples[at], shift);
          int opacity = alpha ? eightBits(samples[at + 1], shift) : 255;
          return opacity << 24 | gray << 16 | gray << 8 | gray;
        });
  }

  private static void copyDeep(BufferedImage from, BufferedImage to) {
    int shift = from.getColorModel().getComponentSize(0) - 8;
    boolean alpha = from.getColorModel().hasAlpha();
    copyRows(
        from,
        to,
        (samples, at) ->
            (alpha ? eightBits(samples[at + 3], shift) : 255) << 24
                | eightBits(samples[at], shift) << 16
                | eightBits(samples[at + 1], shift) << 8
                | eightBits(samples[at + 2], shift));
  }

  private static int eightBits(int sample, int shift) {
    if (shift >= 0) return sample >> shift & 0xff;
    int bits = 8 + shift;
    return sample * 255 / ((1 << bits) - 1);
  }

  private interface PixelOf {
    int argb(int[] samples, int at);
  }

  private static void copyRows(BufferedImage from, BufferedImage to, PixelOf pixel) {
    int width = from.getWidth();
    Raster raster = from.getRaster();
    int bands = raster.getNumBands();
    var samples = new int[width * bands];
    var row = new int[width];
    for (int y = 0; y < from.getHeight(); y++) {
      var _ = raster.getPixels(0, y, width, 1, samples);
      for (int x = 0; x < width; x++) row[x] = pixel.argb(samples, x * bands);
      to.setRGB(0, y, width, 1, row, 0, width);
    }
  }

  private static boolean isOpaque(BufferedImage image) {
    var row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      var _ = image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int argb : row) if (argb >>> 24 != 255) return false;
    }
    return true;
  }
}
