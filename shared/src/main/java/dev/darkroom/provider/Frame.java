package dev.darkroom.provider;

import dev.darkroom.catalog.Ratio;
import dev.darkroom.catalog.Size;
import java.util.Optional;

/// Width and height in pixels, for services that want numbers instead of words.
public record Frame(int widthPx, int heightPx) {
  /// The area of `size` (a 2K picture has that of 2,048 x 2,048 pixels) in the shape of `ratio`,
  /// both sides a multiple of `step`. Without a ratio it is a square.
  ///
  /// @throws IllegalArgumentException when the size names no number of pixels
  public static Frame of(Size size, Optional<Ratio> ratio, int step) {
    double side = sideOf(size);
    double shape = ratio.map(it -> it.width() / (double) it.height()).orElse(1.0);
    return new Frame(snap(side * Math.sqrt(shape), step), snap(side / Math.sqrt(shape), step));
  }

  private static double sideOf(Size size) {
    var name = size.name();
    if (!name.endsWith("K") && !name.endsWith("k"))
      throw new IllegalArgumentException("not a size of pictures: " + size);
    return 1024 * Double.parseDouble(name.substring(0, name.length() - 1));
  }

  private static int snap(double pixels, int step) {
    return Math.max(step, (int) Math.round(pixels / step) * step);
  }

  /// Such as `2304x1728`.
  @Override
  public String toString() {
    return widthPx + "x" + heightPx;
  }
}
