package dev.darkroom.provider.engine.pixel;

/// Crisper edges, without halos: no pixel becomes brighter or darker than its neighbourhood was.
public final class Sharpen {
  private static final float OVERSHOOT = 0.015f;

  private Sharpen() {}

  /// Sharpens in place.
  ///
  /// @param amount how much of the detail is added, such as 0.6
  /// @param radius width of the detail in pixels
  public static void edges(Picture picture, float amount, float radius, Work work) {
    var luma = Plane.luma(picture, work);
    var soft = Plane.reduce(luma.width, luma.height, 2, at -> luma.v[at], work);
    // Averaging two by two has blurred by half a pixel already.
    Blur.gaussian(soft, 0.5f * Math.max(0.6f, radius * 0.7f), work);
    int reach = Math.max(1, Math.round(radius * 0.6f));
    work.rows(
        picture.height,
        (from, to) -> {
          var blurred = new float[picture.width];
          for (int y = from; y < to; y++) {
            soft.enlargedRow(y, picture.width, picture.height, blurred);
            for (int x = 0; x < picture.width; x++) {
              int at = y * picture.width + x;
              float wanted = luma.v[at] + amount * 2 * (luma.v[at] - blurred[x]);
              float change = within(luma, x, y, reach, wanted) - luma.v[at];
              picture.r[at] += change;
              picture.g[at] += change;
              picture.b[at] += change;
            }
          }
        });
  }

  private static float within(Plane luma, int x, int y, int reach, float wanted) {
    float low = Float.MAX_VALUE;
    float high = -Float.MAX_VALUE;
    for (int dy = -reach; dy <= reach; dy += reach)
      for (int dx = -reach; dx <= reach; dx += reach) {
        int px = Math.clamp(x + dx, 0, luma.width - 1);
        int py = Math.clamp(y + dy, 0, luma.height - 1);
        float value = luma.v[py * luma.width + px];
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    return Math.clamp(wanted, low - OVERSHOOT, high + OVERSHOOT);
  }
}
