package dev.darkroom.provider.engine.film;

import java.awt.image.BufferedImage;

/// Guesses how near each part of a picture is, from four signs that hold for most photographs: low
/// in the picture, in focus, unlike its border in colour, near the middle. The guess is smooth, so
/// that a wrong one bends the picture a little instead of tearing it.
final class DepthGuess {
  private static final int SIDE_PX = 144;

  private DepthGuess() {}

  /// 1 is nearest, 0 farthest.
  static Field of(BufferedImage picture) {
    var small = Scaling.within(picture, SIDE_PX);
    int width = small.getWidth();
    int height = small.getHeight();
    var rgb = small.getRGB(0, 0, width, height, null, 0, width);
    var light = lightness(rgb, width, height);
    var focus = focus(light).stretched();
    var odd = oddness(rgb, width, height).stretched();
    var near = new Field(width, height);
    for (int y = 0; y < height; y++) {
      double low = Curves.smooth((double) y / height * 1.15);
      for (int x = 0; x < width; x++) {
        double fromMiddle = 2.0 * x / width - 1;
        double central = 1 - fromMiddle * fromMiddle;
        int i = y * width + x;
        double sign = 0.6 * focus.values()[i] + odd.values()[i];
        near.values()[i] = (float) (0.5 * low + 0.45 * sign * (0.35 + 0.65 * central));
      }
    }
    int radius = Math.max(2, Math.min(width, height) / 12);
    var solid = near.guidedBy(light, radius, 0.004f).stretched();
    // Widened: what stretches at an edge is then the background, not the thing in front of it.
    return solid.widened(2).blurred(2).blurred(2);
  }

  private static Field lightness(int[] rgb, int width, int height) {
    var light = new Field(width, height);
    for (int i = 0; i < rgb.length; i++) {
      int red = rgb[i] >> 16 & 255;
      int green = rgb[i] >> 8 & 255;
      int blue = rgb[i] & 255;
      light.values()[i] = (0.2126f * red + 0.7152f * green + 0.0722f * blue) / 255;
    }
    return light;
  }

  /// Fine detail, spread over its surroundings.
  private static Field focus(Field light) {
    var soft = light.blurred(1);
    var detail = new Field(light.width(), light.height());
    for (int i = 0; i < detail.values().length; i++)
      detail.values()[i] = Math.min(0.12f, Math.abs(light.values()[i] - soft.values()[i]));
    return detail.blurred(4);
  }

  /// How unlike the picture's upper and side border the colour is.
  private static Field oddness(int[] rgb, int width, int height) {
    int border = Math.max(1, Math.min(width, height) / 12);
    var sums = new double[3];
    int count = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (y >= border && x >= border && x < width - border) continue;
        for (int c = 0; c < 3; c++) sums[c] += channel(rgb[y * width + x], c);
        count++;
      }
    }
    var odd = new Field(width, height);
    for (int i = 0; i < rgb.length; i++) {
      double distance = 0;
      for (int c = 0; c < 3; c++) {
        double d = channel(rgb[i], c) - sums[c] / count;
        distance += d * d;
      }
      odd.values()[i] = (float) Math.sqrt(distance);
    }
    return odd.blurred(2);
  }

  private static int channel(int rgb, int which) {
    return rgb >> (16 - 8 * which) & 255;
  }
}
