package dev.darkroom.provider.engine.film;

import java.util.Arrays;

/// A small grid of numbers over the whole picture, such as depth. At least 2 by 2.
final class Field {
  private final int width;
  private final int height;
  private final float[] values;

  Field(int width, int height) {
    this.width = width;
    this.height = height;
    values = new float[width * height];
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /// The numbers themselves, row by row.
  float[] values() {
    return values;
  }

  /// The number at a place, between the grid's points, `x` and `y` from 0 to 1; the edge goes on
  /// outside.
  float at(double x, double y) {
    double column = Math.clamp(x * width - 0.5, 0, width - 1);
    double row = Math.clamp(y * height - 0.5, 0, height - 1);
    int left = Math.min((int) column, width - 2);
    int top = Math.min((int) row, height - 2);
    float right = (float) (column - left);
    float down = (float) (row - top);
    int index = top * width + left;
    float above = values[index] + (values[index + 1] - values[index]) * right;
    float below =
        values[index + width] + (values[index + width + 1] - values[index + width]) * right;
    return above + (below - above) * down;
  }

  /// Every number replaced by the mean of the square around it.
  Field blurred(int radius) {
    return alongRows(radius).turned().alongRows(radius).turned();
  }

  private Field alongRows(int radius) {
    var out = new Field(width, height);
    for (int y = 0; y < height; y++) {
      int row = y * width;
      double sum = 0;
      for (int x = -radius; x <= radius; x++) sum += values[row + Math.clamp(x, 0, width - 1)];
      for (int x = 0; x < width; x++) {
        out.values[row + x] = (float) (sum / (2 * radius + 1));
        sum += values[row + Math.min(width - 1, x + radius + 1)];
        sum -= values[row + Math.max(0, x - radius)];
      }
    }
    return out;
  }

  private Field turned() {
    var out = new Field(/* width= */ height, /* height= */ width);
    for (int y = 0; y < height; y++)
      for (int x = 0; x < width; x++) out.values[x * height + y] = values[y * width + x];
    return out;
  }

  /// Every number replaced by the largest of the square around it.
  Field widened(int radius) {
    return largestAlongRows(radius).turned().largestAlongRows(radius).turned();
  }

  private Field largestAlongRows(int radius) {
    var out = new Field(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float largest = values[y * width + x];
        for (int i = Math.max(0, x - radius); i <= Math.min(width - 1, x + radius); i++)
          largest = Math.max(largest, values[y * width + i]);
        out.values[y * width + x] = largest;
      }
    }
    return out;
  }

  /// Product with another field, point by point.
  Field times(Field other) {
    var out = new Field(width, height);
    for (int i = 0; i < values.length; i++) out.values[i] = values[i] * other.values[i];
    return out;
  }

  /// Smoothed, but with the edges of `guide` (He, Sun, Tang: "Guided Image Filtering", 2010).
  Field guidedBy(Field guide, int radius, float epsilon) {
    var meanGuide = guide.blurred(radius);
    var mean = blurred(radius);
    var meanProduct = times(guide).blurred(radius);
    var meanSquare = guide.times(guide).blurred(radius);
    var slope = new Field(width, height);
    var offset = new Field(width, height);
    for (int i = 0; i < values.length; i++) {
      float guideHere = meanGuide.values[i];
      float variance = meanSquare.values[i] - guideHere * guideHere;
      slope.values[i] = (meanProduct.values[i] - guideHere * mean.values[i]) / (variance + epsilon);
      offset.values[i] = mean.values[i] - slope.values[i] * guideHere;
    }
    var out = slope.blurred(radius).times(guide);
    var base = offset.blurred(radius);
    for (int i = 0; i < values.length; i++) out.values[i] += base.values[i];
    return out;
  }

  /// Stretched so that all but the outermost hundredth lies from 0 to 1, clamped there.
  Field stretched() {
    var sorted = values.clone();
    Arrays.sort(sorted);
    float low = sorted[sorted.length / 100];
    float high = sorted[sorted.length - 1 - sorted.length / 100];
    float span = Math.max(1e-4f, high - low);
    var out = new Field(width, height);
    for (int i = 0; i < values.length; i++)
      out.values[i] = Math.clamp((values[i] - low) / span, 0f, 1f);
    return out;
  }
}
