package dev.darkroom.provider.engine.pixel;

/// One channel: numbers on a grid. Where a method needs only what is soft (glow, haze, local
/// averages), it works on a reduced plane and reads that back row by row, which keeps memory and
/// time small at any size.
public final class Plane {
  public final int width;
  public final int height;
  public final float[] v;

  public Plane(int width, int height) {
    this(width, height, new float[width * height]);
  }

  public Plane(int width, int height, float[] values) {
    this.width = width;
    this.height = height;
    this.v = values;
  }

  /// Perceived brightness of a picture.
  public static Plane luma(Picture picture, Work work) {
    var plane = new Plane(picture.width, picture.height);
    work.rows(
        picture.height,
        (from, to) -> {
          for (int at = from * picture.width; at < to * picture.width; at++)
            plane.v[at] = picture.luma(at);
        });
    return plane;
  }

  /// What a reduced plane is made of: a number for every pixel of the full size.
  public interface Source {
    float at(int index);
  }

  /// The averages of `factor` by `factor` pixels of a full-size grid.
  public static Plane reduce(int width, int height, int factor, Source source, Work work) {
    var small = new Plane((width + factor - 1) / factor, (height + factor - 1) / factor);
    work.rows(
        small.height,
        (from, to) -> {
          for (int y = from; y < to; y++)
            for (int x = 0; x < small.width; x++)
              small.v[y * small.width + x] =
                  average(width, height, x * factor, y * factor, factor, source);
        });
    return small;
  }

  private static float average(
      int width, int height, int left, int top, int factor, Source source) {
    int right = Math.min(width, left + factor);
    int bottom = Math.min(height, top + factor);
    float sum = 0;
    for (int y = top; y < bottom; y++)
      for (int x = left; x < right; x++) sum += source.at(y * width + x);
    return sum / ((right - left) * (bottom - top));
  }

  /// Fills `row` with row `y` of this plane enlarged to `fullWidth` by `fullHeight`, bilinear.
  public void enlargedRow(int y, int fullWidth, int fullHeight, float[] row) {
    float sy = Math.clamp((y + 0.5f) * height / fullHeight - 0.5f, 0, height - 1);
    int y0 = (int) sy;
    int y1 = Math.min(height - 1, y0 + 1);
    float fy = sy - y0;
    float step = width / (float) fullWidth;
    for (int x = 0; x < fullWidth; x++) {
      float sx = Math.clamp((x + 0.5f) * step - 0.5f, 0, width - 1);
      int x0 = (int) sx;
      int x1 = Math.min(width - 1, x0 + 1);
      float fx = sx - x0;
      float top = v[y0 * width + x0] + (v[y0 * width + x1] - v[y0 * width + x0]) * fx;
      float low = v[y1 * width + x0] + (v[y1 * width + x1] - v[y1 * width + x0]) * fx;
      row[x] = top + (low - top) * fy;
    }
  }

  /// The value at a place between grid points, bilinear; outside, that of the rim.
  public float sample(float x, float y) {
    float sx = Math.clamp(x, 0, width - 1);
    float sy = Math.clamp(y, 0, height - 1);
    int x0 = (int) sx;
    int y0 = (int) sy;
    int x1 = Math.min(width - 1, x0 + 1);
    int y1 = Math.min(height - 1, y0 + 1);
    float fx = sx - x0;
    float top = v[y0 * width + x0] + (v[y0 * width + x1] - v[y0 * width + x0]) * fx;
    float low = v[y1 * width + x0] + (v[y1 * width + x1] - v[y1 * width + x0]) * fx;
    return top + (low - top) * (sy - y0);
  }
}
