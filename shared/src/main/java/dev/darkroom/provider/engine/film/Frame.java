package dev.darkroom.provider.engine.film;

/// A picture of the clip while it is drawn.
final class Frame {
  private final int widthPx;
  private final int heightPx;
  private final int[] rgb;

  Frame(int widthPx, int heightPx) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    rgb = new int[widthPx * heightPx];
  }

  int widthPx() {
    return widthPx;
  }

  int heightPx() {
    return heightPx;
  }

  /// The pixels themselves: one `0xRRGGBB` each, row by row.
  int[] rgb() {
    return rgb;
  }

  /// Mixes a colour over a pixel; outside the frame nothing happens.
  ///
  /// @param cover from 0, nothing, to 1, all of it
  void blend(int x, int y, int colour, float cover) {
    if (x < 0 || y < 0 || x >= widthPx || y >= heightPx) return;
    int weight = (int) (Math.clamp(cover, 0f, 1f) * 256);
    int index = y * widthPx + x;
    int old = rgb[index];
    int redBlue = mix(old & 0xff00ff, colour & 0xff00ff, weight) & 0xff00ff;
    int green = mix(old & 0x00ff00, colour & 0x00ff00, weight) & 0x00ff00;
    rgb[index] = redBlue | green;
  }

  private static int mix(int from, int to, int weight) {
    return (from * (256 - weight) + to * weight) >>> 8;
  }
}
