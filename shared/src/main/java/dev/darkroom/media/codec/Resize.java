package dev.darkroom.media.codec;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/// Scales pictures: halving while more than twice too large, then one bicubic step. As good to the
/// eye as Lanczos at a quarter of its time (measured on 12-megapixel photographs).
public final class Resize {
  private Resize() {}

  /// Width and height in pixels.
  public record Dimensions(int widthPx, int heightPx) {
    /// The largest of the same shape within the limits; never larger than this.
    public Dimensions within(int sidePxMax, long areaPxMax) {
      double bySide = (double) sidePxMax / Math.max(widthPx, heightPx);
      double byArea = Math.sqrt((double) areaPxMax / ((double) widthPx * heightPx));
      double scale = Math.min(bySide, byArea);
      if (scale >= 1) return this;
      // Rounded down where rounding up would pass the area limit by a row.
      return bySide < byArea
          ? new Dimensions(scaled(widthPx, scale), scaled(heightPx, scale))
          : new Dimensions(floored(widthPx, scale), floored(heightPx, scale));
    }

    private static int scaled(int px, double scale) {
      return Math.max(1, (int) Math.round(px * scale));
    }

    private static int floored(int px, double scale) {
      return Math.max(1, (int) Math.floor(px * scale));
    }
  }

  /// The picture within the limits; the same object when it is already.
  public static BufferedImage within(BufferedImage image, int sidePxMax, long areaPxMax) {
    return to(image, dimensions(image).within(sidePxMax, areaPxMax));
  }

  public static Dimensions dimensions(BufferedImage image) {
    return new Dimensions(image.getWidth(), image.getHeight());
  }

  /// The picture at exactly that size; the same object when it is already.
  public static BufferedImage to(BufferedImage image, Dimensions target) {
    var current = image;
    while (current.getWidth() >= 2 * target.widthPx()
        && current.getHeight() >= 2 * target.heightPx())
      current =
          draw(
              current,
              current.getWidth() / 2,
              current.getHeight() / 2,
              // At exactly half the size this is the mean of four pixels.
              RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    if (current.getWidth() == target.widthPx() && current.getHeight() == target.heightPx())
      return current;
    return draw(
        current, target.widthPx(), target.heightPx(), RenderingHints.VALUE_INTERPOLATION_BICUBIC);
  }

  private static BufferedImage draw(
      BufferedImage image, int width, int height, Object interpolation) {
    var result = Rgb.blank(width, height, image.getColorModel().hasAlpha());
    Graphics2D graphics = result.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
    if (result.getColorModel().hasAlpha()) graphics.setComposite(AlphaComposite.Src);
    graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return result;
  }
}
