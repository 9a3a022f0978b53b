package dev.darkroom.provider.engine.edit;

import dev.darkroom.provider.engine.pixel.Picture;

/// A rectangle of a picture that is to be filled from what is around it.
record Gap(Picture picture, int left, int top, int right, int bottom) {
  boolean holds(int x, int y) {
    return x >= left && x < right && y >= top && y < bottom;
  }

  int width() {
    return right - left;
  }

  int height() {
    return bottom - top;
  }

  /// How deep inside a pixel lies, 0 at the rim and outside.
  int depth(int x, int y) {
    int across = Math.min(x - left, right - 1 - x);
    int down = Math.min(y - top, bottom - 1 - y);
    return Math.max(0, Math.min(across, down));
  }

  /// The same with `factor` by `factor` pixels in one. What is partly gap is gap.
  Gap reduced(int factor) {
    int width = (picture.width + factor - 1) / factor;
    int height = (picture.height + factor - 1) / factor;
    var small = new Picture(width, height);
    for (int c = 0; c < 3; c++)
      reduce(picture.planes()[c], small.planes()[c], width, height, factor);
    return new Gap(
        small,
        left / factor,
        top / factor,
        Math.min(width, (right + factor - 1) / factor),
        Math.min(height, (bottom + factor - 1) / factor));
  }

  private void reduce(float[] from, float[] to, int width, int height, int factor) {
    for (int y = 0; y < height; y++)
      for (int x = 0; x < width; x++) {
        int endX = Math.min(picture.width, (x + 1) * factor);
        int endY = Math.min(picture.height, (y + 1) * factor);
        float sum = 0;
        for (int py = y * factor; py < endY; py++)
          for (int px = x * factor; px < endX; px++) sum += from[py * picture.width + px];
        to[y * width + x] = sum / ((endX - x * factor) * (endY - y * factor));
      }
  }
}
