package dev.darkroom.provider.engine.method;

import dev.darkroom.provider.engine.pixel.Noise;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Plane;
import dev.darkroom.provider.engine.pixel.Work;
import java.util.ArrayList;
import java.util.List;

/// Lays strokes on a canvas, colour and thickness of paint together. Each part of the canvas is
/// painted by one thread with all strokes that touch it, in their order, so the result does not
/// depend on how many threads there are.
final class Brush {
  private final Picture canvas;
  private final Plane paint;

  Brush(Picture canvas, Plane paint) {
    this.canvas = canvas;
    this.paint = paint;
  }

  void lay(List<Stroke> strokes, Work work) {
    int bands = (canvas.height + Work.ROWS_EACH - 1) / Work.ROWS_EACH;
    var byBand = new ArrayList<List<Stroke>>();
    for (int i = 0; i < bands; i++) byBand.add(new ArrayList<>());
    for (var stroke : strokes) {
      int first = Math.clamp((int) stroke.top() / Work.ROWS_EACH, 0, bands - 1);
      int last = Math.clamp((int) stroke.bottom() / Work.ROWS_EACH, 0, bands - 1);
      for (int i = first; i <= last; i++) byBand.get(i).add(stroke);
    }
    work.rows(
        canvas.height,
        (from, to) -> {
          for (var stroke : byBand.get(from / Work.ROWS_EACH)) lay(stroke, from, to);
        });
  }

  private void lay(Stroke stroke, int from, int to) {
    var bristles = new Noise(stroke.salt);
    float before = 0;
    for (int i = 0; i < stroke.xs.length; i++) {
      int next = Math.min(i + 1, stroke.xs.length - 1);
      if (i == next && i > 0) break;
      segment(stroke, i, next, before, bristles, from, to);
      before += 1;
    }
  }

  private void segment(
      Stroke stroke, int i, int next, float before, Noise bristles, int from, int to) {
    float ax = stroke.xs[i];
    float ay = stroke.ys[i];
    float dx = stroke.xs[next] - ax;
    float dy = stroke.ys[next] - ay;
    float square = Math.max(1e-6f, dx * dx + dy * dy);
    float length = (float) Math.sqrt(square);
    float reach = stroke.radius + 1;
    int top = Math.max(from, (int) (Math.min(ay, ay + dy) - reach));
    int bottom = Math.min(to, (int) (Math.max(ay, ay + dy) + reach) + 1);
    int left = Math.max(0, (int) (Math.min(ax, ax + dx) - reach));
    int right = Math.min(canvas.width, (int) (Math.max(ax, ax + dx) + reach) + 1);
    for (int y = top; y < bottom; y++)
      for (int x = left; x < right; x++) {
        float px = x - ax;
        float py = y - ay;
        float t = Math.clamp((px * dx + py * dy) / square, 0, 1);
        float ox = px - t * dx;
        float oy = py - t * dy;
        float distance = ox * ox + oy * oy;
        if (distance < reach * reach)
          dab(
              stroke,
              bristles,
              y * canvas.width + x,
              (float) Math.sqrt(distance),
              (px * dy - py * dx) / length,
              before + t);
      }
  }

  /// @param across signed distance from the stroke's middle line
  /// @param along distance from the stroke's start, in radii
  private void dab(
      Stroke stroke, Noise bristles, int at, float distance, float across, float along) {
    float radius = stroke.radius;
    float cover = Math.clamp(radius + 0.5f - distance, 0f, 1f);
    float hair = bristles.smooth(across * Math.min(1.1f, 6 / radius) + 40, along * 0.35f);
    float rim = distance / radius;
    // Paint is pushed to the rim of a stroke and thins out towards its end.
    float height = (0.35f + 0.65f * hair) * (0.75f + 0.45f * rim * rim) * (1 - 0.03f * along);
    float thin = rim > 0.72f ? cover * Pixels.rise(0.1f, 0.5f, hair + 0.9f - rim) : cover;
    float shade = (hair - 0.5f) * 0.05f;
    canvas.r[at] += thin * (stroke.colour[0] + shade - canvas.r[at]);
    canvas.g[at] += thin * (stroke.colour[1] + shade - canvas.g[at]);
    canvas.b[at] += thin * (stroke.colour[2] + shade - canvas.b[at]);
    paint.v[at] += thin * (height * Math.min(1.5f, 0.45f + 0.05f * radius) - 0.75f * paint.v[at]);
  }
}
