package dev.darkroom.provider.engine.pixel;

/// Soft focus: three box averages in a row, which come close to a Gaussian at a cost that does not
/// grow with its width.
public final class Blur {
  private Blur() {}

  /// Blurs in place.
  ///
  /// @param sigma the Gaussian's deviation in pixels; below 0.3 nothing happens
  public static void gaussian(Plane plane, float sigma, Work work) {
    gaussian(plane.v, new float[plane.v.length], plane.width, plane.height, sigma, work);
  }

  /// Blurs `values` in place, with `scratch` of the same length.
  public static void gaussian(
      float[] values, float[] scratch, int width, int height, float sigma, Work work) {
    if (sigma < 0.3f) return;
    for (int radius : radii(sigma)) box(values, scratch, width, height, radius, work);
  }

  /// The mean of a square of `2 * radius + 1`, in place.
  public static void box(
      float[] values, float[] scratch, int width, int height, int radius, Work work) {
    if (radius < 1) return;
    work.rows(
        height,
        (from, to) -> {
          for (int y = from; y < to; y++) alongRow(values, scratch, y * width, width, radius);
        });
    work.rows(width, (from, to) -> downColumns(scratch, values, width, height, from, to, radius));
  }

  private static int[] radii(float sigma) {
    double ideal = Math.sqrt(12 * sigma * sigma / 3 + 1);
    int low = (int) ideal;
    if (low % 2 == 0) low--;
    int lows =
        (int) Math.round((12 * sigma * sigma - 3 * low * low - 12 * low - 9) / (-4.0 * low - 4));
    var radii = new int[3];
    for (int i = 0; i < 3; i++) radii[i] = ((i < lows ? low : low + 2) - 1) / 2;
    return radii;
  }

  private static void alongRow(float[] in, float[] out, int start, int width, int radius) {
    int end = start + width - 1;
    float share = 1f / (2 * radius + 1);
    float sum = in[start] * (radius + 1);
    for (int i = 1; i <= radius; i++) sum += in[Math.min(end, start + i)];
    for (int i = start; i <= end; i++) {
      out[i] = sum * share;
      sum += in[Math.min(end, i + radius + 1)] - in[Math.max(start, i - radius)];
    }
  }

  /// Columns `from` to before `to` together, so that memory is read in rows.
  private static void downColumns(
      float[] in, float[] out, int width, int height, int from, int to, int radius) {
    int n = to - from;
    var sum = new float[n];
    float share = 1f / (2 * radius + 1);
    for (int x = 0; x < n; x++) sum[x] = in[from + x] * (radius + 1);
    for (int i = 1; i <= radius; i++) {
      int row = Math.min(height - 1, i) * width + from;
      for (int x = 0; x < n; x++) sum[x] += in[row + x];
    }
    for (int y = 0; y < height; y++) {
      int row = y * width + from;
      int enters = Math.min(height - 1, y + radius + 1) * width + from;
      int leaves = Math.max(0, y - radius) * width + from;
      for (int x = 0; x < n; x++) {
        out[row + x] = sum[x] * share;
        sum[x] += in[enters + x] - in[leaves + x];
      }
    }
  }
}
