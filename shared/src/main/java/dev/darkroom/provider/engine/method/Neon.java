package dev.darkroom.provider.engine.method;

import static dev.darkroom.provider.engine.method.Pixels.mix;
import static dev.darkroom.provider.engine.method.Pixels.rise;

import dev.darkroom.provider.engine.look.Step;
import dev.darkroom.provider.engine.pixel.Blur;
import dev.darkroom.provider.engine.pixel.Colour;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Plane;
import dev.darkroom.provider.engine.pixel.Work;

/// A street of neon signs: magenta from one side, cyan from the other (the seed says which), deep
/// indigo shadows, and edges that glow.
final class Neon {
  private final Picture picture;
  private final float amount;
  private final float dark;
  private final float cosine;
  private final float sine;
  private final float[] first;
  private final float[] second;
  private final Plane edges;
  private final Plane soft;

  private Neon(Picture picture, Step step, Work work) {
    this.picture = picture;
    amount = step.get("amount");
    dark = step.get("dark");
    var random = work.random("neon");
    double angle = random.nextDouble(-0.5, 0.5) + (random.nextBoolean() ? Math.PI : 0);
    cosine = (float) StrictMath.cos(angle);
    sine = (float) StrictMath.sin(angle);
    first = Colour.rgb(0.70, 0.27, random.nextDouble(335, 356));
    second = Colour.rgb(0.72, 0.19, random.nextDouble(225, 252));
    int factor = Math.max(1, Math.round(2 * picture.scale()));
    soft = Plane.reduce(picture.width, picture.height, factor, picture::luma, work);
    edges = edges(soft, work);
    Blur.gaussian(soft, 3, work);
    Blur.gaussian(edges, 3.5f, work);
  }

  static void apply(Picture picture, Step step, Work work) {
    var neon = new Neon(picture, step, work);
    Pixels.rgbRows(picture, work, neon::row);
  }

  private static Plane edges(Plane p, Work work) {
    var edges = new Plane(p.width, p.height);
    work.rows(
        p.height,
        (from, to) -> {
          for (int y = from; y < to; y++)
            for (int x = 0; x < p.width; x++) {
              float dx = p.sample(x + 1, y) - p.sample(x - 1, y);
              float dy = p.sample(x, y + 1) - p.sample(x, y - 1);
              edges.v[y * p.width + x] = rise(0.06f, 0.35f, (float) Math.sqrt(dx * dx + dy * dy));
            }
        });
    return edges;
  }

  private Pixels.Change row(int y) {
    int w = picture.width;
    var glow = new float[w];
    edges.enlargedRow(y, w, picture.height, glow);
    float half = picture.longSide() / 2f;
    var light = new float[3];
    return (c, x, _) -> {
      float across = ((x - w / 2f) * cosine + (y - picture.height / 2f) * sine) / half;
      float share = rise(-0.45f, 0.45f, across + 1.5f * slope(x, y));
      for (int i = 0; i < 3; i++) light[i] = mix(first[i], second[i], share);
      paint(c, light);
      float rim = 0.35f + 0.65f * Math.abs(2 * share - 1);
      Pixels.screen(c, light, amount * 0.85f * glow[x] * rim);
    };
  }

  /// Which way a surface faces, taking brightness for height.
  private float slope(int x, int y) {
    float at = soft.width / (float) picture.width;
    float sx = x * at;
    float sy = y * at;
    float step = 3;
    return (soft.sample(sx - step * cosine, sy - step * sine)
        - soft.sample(sx + step * cosine, sy + step * sine));
  }

  private void paint(float[] c, float[] light) {
    float r = light[0];
    float g = light[1];
    float b = light[2];
    Colour.toLab(c);
    Colour.toLab(light);
    float l = Pixels.contrast(c[0], 0.7f) * (1 - 0.38f * dark);
    float lit = rise(0.08f, 0.7f, l);
    float share = Math.min(0.92f, amount * (0.62f + 0.36f * lit));
    float hot = rise(0.72f, 0.95f, c[0]);
    c[0] = mix(l, Math.max(l, light[0] * (0.35f + l)), 0.35f * share) + 0.12f * hot * amount;
    c[1] = mix(1.3f * c[1], light[1] * (0.45f + 0.55f * lit), share) + 0.012f * (1 - lit);
    c[2] = mix(1.3f * c[2], light[2] * (0.45f + 0.55f * lit), share) - 0.065f * (1 - lit) * amount;
    Colour.toRgb(c);
    light[0] = r;
    light[1] = g;
    light[2] = b;
  }
}
