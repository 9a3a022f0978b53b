package dev.darkroom.provider.engine.edit;

/// Fills the inside of a rectangle as a soap film would hang from its rim (Laplace's equation), on
/// coarser grids first.
final class Membrane {
  private static final int SIDE_DIRECT = 8;
  private static final int ROUNDS = 12;
  private static final float OVER = 1.6f;

  private Membrane() {}

  /// Fills `v`, whose outermost rows and columns are given, in place.
  static void fill(float[] v, int width, int height) {
    if (width < 3 || height < 3) return;
    if (width > SIDE_DIRECT && height > SIDE_DIRECT) guess(v, width, height);
    else start(v, width, height);
    int rounds = width > SIDE_DIRECT && height > SIDE_DIRECT ? ROUNDS : 20 * ROUNDS;
    for (int i = 0; i < rounds; i++) relax(v, width, height);
  }

  private static void start(float[] v, int width, int height) {
    for (int y = 1; y < height - 1; y++)
      for (int x = 1; x < width - 1; x++)
        v[y * width + x] = 0.5f * (v[y * width] + v[y * width + width - 1]);
  }

  /// Solves at half the size, and takes that as the first guess.
  private static void guess(float[] v, int width, int height) {
    int w = (width + 1) / 2;
    int h = (height + 1) / 2;
    var small = new float[w * h];
    for (int y = 0; y < h; y++)
      for (int x = 0; x < w; x++) {
        int fx = x == w - 1 ? width - 1 : 2 * x;
        int fy = y == h - 1 ? height - 1 : 2 * y;
        small[y * w + x] = v[fy * width + fx];
      }
    fill(small, w, h);
    for (int y = 1; y < height - 1; y++)
      for (int x = 1; x < width - 1; x++) {
        float sx = Math.min(w - 1, x / 2f);
        float sy = Math.min(h - 1, y / 2f);
        int x0 = (int) sx;
        int y0 = (int) sy;
        int x1 = Math.min(w - 1, x0 + 1);
        int y1 = Math.min(h - 1, y0 + 1);
        float top = small[y0 * w + x0] + (small[y0 * w + x1] - small[y0 * w + x0]) * (sx - x0);
        float low = small[y1 * w + x0] + (small[y1 * w + x1] - small[y1 * w + x0]) * (sx - x0);
        v[y * width + x] = top + (low - top) * (sy - y0);
      }
  }

  private static void relax(float[] v, int width, int height) {
    for (int y = 1; y < height - 1; y++)
      for (int x = 1; x < width - 1; x++) {
        int at = y * width + x;
        float mean = 0.25f * (v[at - 1] + v[at + 1] + v[at - width] + v[at + width]);
        v[at] += OVER * (mean - v[at]);
      }
  }
}
