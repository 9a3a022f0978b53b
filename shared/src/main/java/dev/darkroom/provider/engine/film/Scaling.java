package dev.darkroom.provider.engine.film;

import dev.darkroom.media.codec.Resize;
import java.awt.image.BufferedImage;

/// Cuts and scales the picture for the parts that look at it.
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

  private static BufferedImage to(BufferedImage picture, int width, int height) {
    return Resize.to(picture, new Resize.Dimensions(width, height));
  }
}
