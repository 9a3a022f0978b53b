package dev.darkroom.provider.engine.pixel;

/// The directions in which edges run (smoothed structure tensor), on a reduced grid. Brushes and
/// hatchings follow it.
public final class Flow {
  private final Plane xx;
  private final Plane xy;
  private final Plane yy;
  private final float toGrid;

  /// @param smoothing how far directions are averaged, in pixels
  public Flow(Plane brightness, float smoothing, Work work) {
    int factor = Math.max(1, Math.round(smoothing / 3));
    toGrid = 1f / factor;
    var small =
        factor == 1
            ? brightness
            : Plane.reduce(
                brightness.width, brightness.height, factor, at -> brightness.v[at], work);
    xx = new Plane(small.width, small.height);
    xy = new Plane(small.width, small.height);
    yy = new Plane(small.width, small.height);
    work.rows(small.height, (from, to) -> gradients(small, from, to));
    for (var plane : new Plane[] {xx, xy, yy})
      Blur.gaussian(plane, Math.max(1, smoothing / factor), work);
  }

  private void gradients(Plane p, int from, int to) {
    for (int y = from; y < to; y++) {
      int up = Math.max(0, y - 1) * p.width;
      int down = Math.min(p.height - 1, y + 1) * p.width;
      for (int x = 0; x < p.width; x++) {
        int left = Math.max(0, x - 1);
        int right = Math.min(p.width - 1, x + 1);
        int at = y * p.width;
        float gx =
            p.v[up + right]
                - p.v[up + left]
                + 2 * (p.v[at + right] - p.v[at + left])
                + p.v[down + right]
                - p.v[down + left];
        float gy =
            p.v[down + left]
                - p.v[up + left]
                + 2 * (p.v[down + x] - p.v[up + x])
                + p.v[down + right]
                - p.v[up + right];
        xx.v[at + x] = gx * gx;
        xy.v[at + x] = gx * gy;
        yy.v[at + x] = gy * gy;
      }
    }
  }

  /// Writes the unit vector along the edge at a pixel into `out` (x, y), and answers how clear the
  /// direction is, 0 to 1.
  public float direction(float x, float y, float[] out) {
    float e = xx.sample(x * toGrid, y * toGrid);
    float f = xy.sample(x * toGrid, y * toGrid);
    float g = yy.sample(x * toGrid, y * toGrid);
    float root = (float) Math.sqrt((e - g) * (e - g) + 4 * f * f);
    // Eigenvector of the smaller eigenvalue: along the edge.
    float vx = e - g - root;
    float vy = 2 * f;
    if (vx * vx + vy * vy < 1e-12f) {
      vx = e > g ? 0 : 1;
      vy = e > g ? 1 : 0;
    }
    float length = (float) Math.sqrt(vx * vx + vy * vy);
    out[0] = vx / length;
    out[1] = vy / length;
    return e + g < 1e-7f ? 0 : root / (e + g);
  }

  /// How strong edges are around a pixel.
  public float strength(float x, float y) {
    return (float) Math.sqrt(xx.sample(x * toGrid, y * toGrid) + yy.sample(x * toGrid, y * toGrid));
  }
}
