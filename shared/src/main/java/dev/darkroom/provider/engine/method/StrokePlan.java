package dev.darkroom.provider.engine.method;

import dev.darkroom.provider.engine.pixel.Flow;
import dev.darkroom.provider.engine.pixel.Noise;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Where one brush must still paint (Hertzmann, 1998): on a grid as wide as the brush, wherever the
/// canvas is off, a stroke starts at the worst place and follows the edges while its colour holds.
final class StrokePlan {
  private static final int LENGTH_MAX = 14;

  private final Picture wanted;
  private final Picture canvas;
  private final boolean blank;
  private final Flow flow;
  private final float radius;
  private final float tolerance;
  private final Noise noise;

  /// @param wanted the picture as this brush sees it
  /// @param blank whether nothing is painted yet, so that strokes start everywhere
  StrokePlan(
      Picture wanted,
      Picture canvas,
      boolean blank,
      Flow flow,
      float radius,
      float tolerance,
      Noise noise) {
    this.wanted = wanted;
    this.canvas = canvas;
    this.blank = blank;
    this.flow = flow;
    this.radius = radius;
    this.tolerance = tolerance;
    this.noise = noise;
  }

  /// The strokes in the order in which they are painted.
  List<Stroke> strokes(Work work) {
    float step = Math.max(2, radius * 0.9f);
    int rows = (int) Math.ceil(wanted.height / step);
    int columns = (int) Math.ceil(wanted.width / step);
    var byRow = new ArrayList<List<Stroke>>();
    for (int i = 0; i < rows; i++) byRow.add(List.of());
    work.rows(
        rows,
        (from, to) -> {
          for (int row = from; row < to; row++) byRow.set(row, row(row, columns, step));
        });
    return byRow.stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingInt(Stroke::salt))
        .toList();
  }

  private List<Stroke> row(int row, int columns, float step) {
    var strokes = new ArrayList<Stroke>();
    for (int column = 0; column < columns; column++) {
      int worst = worst(column * step, row * step, step);
      if (worst >= 0) strokes.add(stroke(worst, noise.hash(column, row)));
    }
    return strokes;
  }

  /// Index of the pixel of a cell that is furthest off, or -1 when the cell is good enough.
  private int worst(float left, float top, float step) {
    int right = Math.min(wanted.width, (int) (left + step) + 1);
    int bottom = Math.min(wanted.height, (int) (top + step) + 1);
    int stride = Math.max(1, (int) (step / 5));
    float sum = 0;
    float most = -1;
    int worst = -1;
    int count = 0;
    for (int y = (int) top; y < bottom; y += stride)
      for (int x = (int) left; x < right; x += stride) {
        int at = y * wanted.width + x;
        float off = blank ? 1 + noise.white(x, y) : distance(at, at);
        sum += off;
        count++;
        if (off > most) {
          most = off;
          worst = at;
        }
      }
    return sum > tolerance * count ? worst : -1;
  }

  private float distance(int wantedAt, int canvasAt) {
    return Math.abs(wanted.r[wantedAt] - canvas.r[canvasAt])
        + Math.abs(wanted.g[wantedAt] - canvas.g[canvasAt])
        + Math.abs(wanted.b[wantedAt] - canvas.b[canvasAt]);
  }

  private Stroke stroke(int start, int salt) {
    var colour = new float[] {wanted.r[start], wanted.g[start], wanted.b[start]};
    float x = start % wanted.width;
    float y = Math.floorDiv(start, wanted.width);
    var xs = new float[LENGTH_MAX];
    var ys = new float[LENGTH_MAX];
    var along = new float[2];
    float lastX = 0;
    float lastY = 0;
    int n = 0;
    while (n < LENGTH_MAX) {
      xs[n] = x;
      ys[n++] = y;
      float clear = flow.direction(x, y, along);
      if (n == 1 && clear < 0.15f) lean(along, salt);
      float turn = along[0] * lastX + along[1] * lastY < 0 ? -1 : 1;
      if (n == 1 && (salt & 1) == 0) turn = -1;
      lastX = 0.6f * turn * along[0] + 0.4f * lastX;
      lastY = 0.6f * turn * along[1] + 0.4f * lastY;
      float length = (float) Math.sqrt(lastX * lastX + lastY * lastY);
      lastX /= length;
      lastY /= length;
      x += radius * lastX;
      y += radius * lastY;
      if (x < 0 || y < 0 || x >= wanted.width || y >= wanted.height) break;
      if (n > 2 && leaves(colour, wanted.width * (int) y + (int) x)) break;
    }
    jitter(colour, salt);
    return new Stroke(Arrays.copyOf(xs, n), Arrays.copyOf(ys, n), radius, colour, salt);
  }

  /// In an even area a painter's hand moves its own way.
  private void lean(float[] along, int salt) {
    double angle = 0.5 + 0.9 * ((salt >>> 8) * 0x1p-24);
    along[0] = (float) StrictMath.cos(angle);
    along[1] = (float) StrictMath.sin(angle);
  }

  /// Whether the stroke's colour would be worse here than what is there already.
  private boolean leaves(float[] colour, int at) {
    float byStroke =
        Math.abs(wanted.r[at] - colour[0])
            + Math.abs(wanted.g[at] - colour[1])
            + Math.abs(wanted.b[at] - colour[2]);
    return byStroke > (blank ? 0.30f : Math.max(0.10f, distance(at, at)));
  }

  private void jitter(float[] colour, int salt) {
    float light = ((salt >> 4 & 255) - 127.5f) / 127.5f;
    float warm = ((salt >> 12 & 255) - 127.5f) / 127.5f;
    float amount = 0.016f + 0.004f * Math.min(6, radius / 4);
    colour[0] += amount * (light + 0.6f * warm);
    colour[1] += amount * light;
    colour[2] += amount * (light - 0.6f * warm);
  }
}
