package dev.darkroom.media.compare;

import java.util.Arrays;

/// One number per pixel.
///
/// @param values row by row; the plane owns them
@SuppressWarnings("ArrayRecordComponent") // a picture's worth of numbers, never compared
record Plane(int width, int height, float[] values) {
  Plane {
    if (values.length != width * height)
      throw new IllegalArgumentException(values.length + " is not " + width + " x " + height);
  }

  Plane(int width, int height) {
    this(width, height, new float[width * height]);
  }

  float at(int x, int y) {
    return values[y * width + x];
  }

  /// The same area of `other` becomes this plane's.
  void take(Plane other, Box area) {
    for (int y = area.top(); y < area.bottom(); y++) {
      int from = y * width + area.left();
      System.arraycopy(other.values, from, values, from, area.width());
    }
  }

  Plane crop(Box area) {
    var crop = new Plane(area.width(), area.height());
    for (int y = 0; y < crop.height; y++)
      System.arraycopy(
          values, (area.top() + y) * width + area.left(), crop.values, y * crop.width, crop.width);
    return crop;
  }

  /// The opposite of [#crop].
  void put(Plane crop, Box area) {
    for (int y = 0; y < crop.height; y++)
      System.arraycopy(
          crop.values, y * crop.width, values, (area.top() + y) * width + area.left(), crop.width);
  }

  Plane times(Plane other) {
    var product = new Plane(width, height);
    for (int i = 0; i < values.length; i++) product.values[i] = values[i] * other.values[i];
    return product;
  }

  /// Averages of squares of `factor` pixels a side; an incomplete square at the edge is dropped.
  Plane shrunk(int factor) {
    if (factor == 1) return this;
    var small = new Plane(width / factor, height / factor);
    for (int y = 0; y < small.height; y++)
      for (int x = 0; x < small.width; x++) {
        float sum = 0;
        for (int dy = 0; dy < factor; dy++)
          for (int dx = 0; dx < factor; dx++) sum += at(x * factor + dx, y * factor + dy);
        small.values[y * small.width + x] = sum / (factor * factor);
      }
    return small;
  }

  /// Gaussian blur; the edge pixels go on beyond the edge.
  Plane blurred(double sigma) {
    if (values.length == 0) return this;
    var kernel = kernel(sigma);
    var across = new Plane(width, height);
    var padded = new float[width + kernel.length - 1];
    for (int y = 0; y < height; y++) {
      pad(y, kernel.length / 2, padded);
      int row = y * width;
      for (int k = 0; k < kernel.length; k++) {
        float weight = kernel[k];
        for (int x = 0; x < width; x++) across.values[row + x] += weight * padded[x + k];
      }
    }
    var blurred = new Plane(width, height);
    for (int y = 0; y < height; y++) {
      int row = y * width;
      for (int k = 0; k < kernel.length; k++) {
        float weight = kernel[k];
        int from = Math.clamp(y + k - kernel.length / 2, 0, height - 1) * width;
        for (int x = 0; x < width; x++) blurred.values[row + x] += weight * across.values[from + x];
      }
    }
    return blurred;
  }

  private void pad(int y, int radius, float[] padded) {
    int row = y * width;
    System.arraycopy(values, row, padded, radius, width);
    Arrays.fill(padded, 0, radius, values[row]);
    Arrays.fill(padded, radius + width, padded.length, values[row + width - 1]);
  }

  private static float[] kernel(double sigma) {
    int radius = (int) Math.ceil(3 * sigma);
    var kernel = new float[2 * radius + 1];
    double sum = 0;
    for (int i = -radius; i <= radius; i++) sum += Math.exp(-i * i / (2 * sigma * sigma));
    for (int i = -radius; i <= radius; i++)
      kernel[i + radius] = (float) (Math.exp(-i * i / (2 * sigma * sigma)) / sum);
    return kernel;
  }
}
