package dev.darkroom.provider.engine.method;

import static dev.darkroom.provider.engine.method.Pixels.mix;
import static dev.darkroom.provider.engine.method.Pixels.rise;

import dev.darkroom.provider.engine.look.Step;
import dev.darkroom.provider.engine.pixel.Flow;
import dev.darkroom.provider.engine.pixel.GuidedFilter;
import dev.darkroom.provider.engine.pixel.Noise;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Plane;
import dev.darkroom.provider.engine.pixel.Work;

/// Soft pastel: chalk drawn along the shapes over a toned sheet that shows between the strokes.
final class Pastel {
  private static final float[] SHEET = {0.80f, 0.755f, 0.69f};
  private static final int STEPS = 7;

  private final Flow flow;
  private final Noise noise;
  private final float scale;

  private Pastel(Picture picture, Work work) {
    scale = picture.scale();
    flow = new Flow(Plane.luma(picture, work), 5 * scale, work);
    noise = new Noise(work.salt("chalk"));
  }

  static void apply(Picture picture, Step step, Work work) {
    var pastel = new Pastel(picture, work);
    float chalk = step.get("chalk");
    float lift = step.get("lift");
    float scale = picture.scale();
    var chalks = pastel.strokes(picture, work);
    var paper = new Paper(work.salt("paper"), scale);
    new GuidedFilter(picture, 6 * scale, 0.006f, work).smooth();
    Patches.apply(picture, 2.5f * scale, work);
    Pixels.lab(picture, work, (c, _, _) -> powder(c, lift));
    Pixels.rgb(
        picture,
        work,
        (c, x, y) -> {
          float stroke = chalks.v[y * picture.width + x];
          float tooth = paper.height(x, y);
          float cover = rise(0.20f, 0.52f, stroke * 0.62f + tooth * 0.42f + 0.12f);
          float share = mix(1, cover, 0.85f * chalk);
          float light = 1 + chalk * 0.34f * (stroke - 0.5f);
          for (int i = 0; i < 3; i++) c[i] = mix(SHEET[i], Math.min(1, c[i] * light), share);
        });
  }

  private static void powder(float[] c, float lift) {
    float l = Pixels.contrast(c[0], -0.1f * lift);
    c[0] = 0.14f * lift + l * (1 - 0.11f * lift);
    float chroma = (float) Math.sqrt(c[1] * c[1] + c[2] * c[2]);
    float lively = 1 + 0.45f * rise(0.01f, 0.06f, chroma) * (1 - rise(0.12f, 0.22f, chroma));
    c[1] *= lively;
    c[2] *= lively;
  }

  /// White noise smeared along the flow: strands of chalk.
  private Plane strokes(Picture picture, Work work) {
    var plane = new Plane(picture.width, picture.height);
    work.rows(
        picture.height,
        (from, to) -> {
          var along = new float[2];
          for (int y = from; y < to; y++)
            for (int x = 0; x < picture.width; x++)
              plane.v[y * picture.width + x] = strand(x, y, along);
        });
    return plane;
  }

  private float strand(int x, int y, float[] along) {
    float clear = flow.direction(x, y, along);
    // Where nothing leads the hand, it hatches down to the left.
    float share = rise(0.10f, 0.45f, clear);
    float turn = along[0] * -0.6f + along[1] * 0.8f < 0 ? -1 : 1;
    float dx = mix(-0.6f, along[0] * turn, share);
    float dy = mix(0.8f, along[1] * turn, share);
    float sum = 0;
    float unit = 1 / (1.5f * Math.max(0.67f, scale));
    for (int i = -STEPS; i <= STEPS; i++) {
      float px = x + i * 2.2f * scale * dx;
      float py = y + i * 2.2f * scale * dy;
      sum += noise.smooth(px * unit, py * unit);
    }
    float mean = sum / (2 * STEPS + 1);
    return Math.clamp(0.5f + (mean - 0.5f) * 3.4f, 0f, 1f);
  }
}
