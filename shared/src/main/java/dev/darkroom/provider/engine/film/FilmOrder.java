package dev.darkroom.provider.engine.film;

import java.awt.image.BufferedImage;
import java.time.Duration;

/// One clip to be made.
///
/// @param picture upright and in sRGB
/// @param prompt names motion, weather and sound; may name none
/// @param length 1 to 10 seconds
/// @param shortSidePx 720 for `720p`, 1080 for `1080p`; the long side follows the picture
public record FilmOrder(
    BufferedImage picture, String prompt, long seed, Duration length, int shortSidePx) {
  private static final Duration LENGTH_MIN = Duration.ofSeconds(1);
  private static final Duration LENGTH_MAX = Duration.ofSeconds(10);

  /// Wider or taller than this, the picture is cut to it.
  private static final double SHAPE_MAX = 21.0 / 9;

  public FilmOrder {
    if (length.compareTo(LENGTH_MIN) < 0 || length.compareTo(LENGTH_MAX) > 0)
      throw new IllegalArgumentException("a clip lasts 1 to 10 seconds: " + length);
    if (shortSidePx < 64 || shortSidePx > 1_080)
      throw new IllegalArgumentException("the short side has 64 to 1080 pixels: " + shortSidePx);
  }

  int widthPx() {
    double shape = shape();
    return shape >= 1 ? even(shortSidePx * shape) : even(shortSidePx);
  }

  int heightPx() {
    double shape = shape();
    return shape >= 1 ? even(shortSidePx) : even(shortSidePx / shape);
  }

  double seconds() {
    return length.toMillis() / 1_000.0;
  }

  private double shape() {
    double shape = (double) picture.getWidth() / picture.getHeight();
    return Math.clamp(shape, 1 / SHAPE_MAX, SHAPE_MAX);
  }

  private static int even(double px) {
    return 2 * (int) Math.round(px / 2);
  }
}
