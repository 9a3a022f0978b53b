package dev.darkroom.media.codec;

import dev.darkroom.media.inspect.Turn;
import java.awt.image.BufferedImage;

/// Turns a stored picture the way it is meant to be seen.
final class Upright {
  private Upright() {}

  /// The picture after the turn; the same object when there is nothing to turn.
  static BufferedImage of(BufferedImage image, Turn turn) {
    if (turn == Turn.NONE) return image;
    int width = image.getWidth();
    int height = image.getHeight();
    var result =
        turn.swapsSides()
            ? Rgb.blank(height, width, image.getColorModel().hasAlpha())
            : Rgb.blank(width, height, image.getColorModel().hasAlpha());
    var row = new int[width];
    for (int y = 0; y < height; y++) {
      var _ = image.getRGB(0, y, width, 1, row, 0, width);
      put(row, y, height, turn, result);
    }
    return result;
  }

  /// Puts one stored row where it belongs: a row again, or a column.
  private static void put(int[] row, int y, int height, Turn turn, BufferedImage result) {
    int last = height - 1 - y;
    switch (turn) {
      case NONE -> result.setRGB(0, y, row.length, 1, row, 0, row.length);
      case MIRROR -> result.setRGB(0, y, row.length, 1, reversed(row), 0, row.length);
      case HALF -> result.setRGB(0, last, row.length, 1, reversed(row), 0, row.length);
      case FLIP -> result.setRGB(0, last, row.length, 1, row, 0, row.length);
      case TRANSPOSE -> result.setRGB(y, 0, 1, row.length, row, 0, 1);
      case CLOCKWISE -> result.setRGB(last, 0, 1, row.length, row, 0, 1);
      case TRANSVERSE -> result.setRGB(last, 0, 1, row.length, reversed(row), 0, 1);
      case COUNTERCLOCKWISE -> result.setRGB(y, 0, 1, row.length, reversed(row), 0, 1);
    }
  }

  private static int[] reversed(int[] row) {
    for (int left = 0, right = row.length - 1; left < right; left++, right--) {
      int pixel = row[left];
      row[left] = row[right];
      row[right] = pixel;
    }
    return row;
  }
}
