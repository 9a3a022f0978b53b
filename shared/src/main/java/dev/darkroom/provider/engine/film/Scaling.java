package dev.darkroom.provider.engine.film;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/// Resizes by halving and one bicubic step, which neither blurs nor shimmers.
final class Scaling {
  private Scaling() {}

  /// The picture with its longest side at most `sidePx`, no side below 8.
  static BufferedImage within(BufferedImage picture, int sidePx) {
    double scale = Math.min(1, (double) sidePx / Math.max(picture.getWidth(), picture.getHeight()));
    int width = Math.max(8, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(8, (int) Math.round(picture.getHeight() * scale));
    return to(picture, width, height);
  }

  /// The middle of the picture in the shape of `width` to `height`, scaled to that size.
  static BufferedImage filling(BufferedImage picture, int width, int height) {
    double shape = (double) width / height;
    int cutWidth = picture.getWidth();
    int cutHeight = picture.getHeight();
    if (cutWidth > cutHeight * shape) cutWidth = Math.max(1, (int) Math.round(cutHeight * shape));
    else cutHeight = Math.max(1, (int) Math.round(cutWidth / shape));
    int left = (picture.getWidth() - cutWidth) / 2;
    int top = (picture.getHeight() - cutHeight) / 2;
    return to(picture.getSubimage(left, top, cutWidth, cutHeight), width, height);
  }

  static BufferedImage to(BufferedImage picture, int width, int height) {
    var current = picture;
    while (current.getWidth() >= 2 * width && current.getHeight() >= 2 * height)
      current = drawn(current, current.getWidth() / 2, current.getHeight() / 2, true);
    return drawn(current, width, height, false);
  }

  private static BufferedImage drawn(
      BufferedImage picture, int width, int height, boolean halving) {
    var out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = out.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        halving
            ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
            : RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.drawImage(picture, 0, 0, width, height, null);
    pen.dispose();
    return out;
  }
}
