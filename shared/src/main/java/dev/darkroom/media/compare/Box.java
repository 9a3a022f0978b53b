package dev.darkroom.media.compare;

import dev.darkroom.media.Region;

/// A rectangle within a measured picture; `right` and `bottom` are the first beyond it.
record Box(int left, int top, int right, int bottom) {
  /// The pixels that the region touches once the picture has that size.
  static Box of(Region region, double scale, int width, int height) {
    return new Box(
        Math.clamp((long) (region.xPx() * scale), 0, width),
        Math.clamp((long) (region.yPx() * scale), 0, height),
        Math.clamp((long) Math.ceil((region.xPx() + region.widthPx()) * scale), 0, width),
        Math.clamp((long) Math.ceil((region.yPx() + region.heightPx()) * scale), 0, height));
  }

  int width() {
    return right - left;
  }

  int height() {
    return bottom - top;
  }

  long area() {
    return (long) width() * height();
  }

  boolean contains(int x, int y) {
    return x >= left && x < right && y >= top && y < bottom;
  }
}
