package dev.darkroom.provider.engine.method;

import static dev.darkroom.provider.engine.method.Pixels.mix;
import static dev.darkroom.provider.engine.method.Pixels.rise;

import dev.darkroom.provider.engine.look.Step;
import dev.darkroom.provider.engine.pixel.Blur;
import dev.darkroom.provider.engine.pixel.GuidedFilter;
import dev.darkroom.provider.engine.pixel.Noise;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Plane;
import dev.darkroom.provider.engine.pixel.Work;

/// Watercolour: washes with firm borders, pigment that gathers at their edges and in the hollows of
/// the paper (pigment density after Bousseau and others, 2006), a pencil line below, and a margin
/// that the brush left dry.
final class Watercolour {
  private static final float[] PAPER = {0.985f, 0.972f, 0.945f};

  private Watercolour() {}

  static void apply(Picture picture, Step step, Work work) {
    float scale = picture.scale();
    var paper = new Paper(work.salt("paper"), scale);
    var lines = Texture.lines(picture, 0.9f * Math.max(1, scale), 0.012f, 26, work);
    wobble(picture, 2.6f * scale, work);
    float detail = step.get("detail");
    new GuidedFilter(picture, 7 * scale, 0.006f, work).smooth();
    Patches.apply(picture, mix(6, 2.2f, detail) * scale, work);
    wash(picture, work);
    var edges = edges(picture, scale, work);
    var pigment = new Pigment(paper, step.get("granulation"), work.salt("wash"), scale);
    var margin = new Margin(picture, step.get("margin"), work.salt("margin"));
    Pixels.rgb(
        picture,
        work,
        (c, x, y) -> {
          int at = y * picture.width + x;
          float inside = margin.inside(x, y);
          float rim = inside * (1 - inside) * 4;
          float density = pigment.density(x, y) + 0.85f * edges.v[at] + 0.55f * rim;
          float line = 1 - 0.30f * (1 - lines.v[at]);
          float tooth = 1 + 0.035f * (paper.height(x, y) - 0.5f);
          for (int i = 0; i < 3; i++) {
            float colour = Math.clamp(c[i], 0.02f, 1f);
            float wet = Math.clamp(colour - (colour - colour * colour) * (density - 1), 0f, 1f);
            c[i] = mix(1, wet * line, inside) * PAPER[i] * tooth;
          }
        });
  }

  /// Draws everything a little off, as a hand does.
  private static void wobble(Picture picture, float reach, Work work) {
    var noise = new Noise(work.salt("hand"));
    float size = 26 * picture.scale();
    for (var channel : picture.planes()) {
      var plane = new Plane(picture.width, picture.height, channel.clone());
      work.rows(
          picture.height,
          (from, to) -> {
            for (int y = from; y < to; y++)
              for (int x = 0; x < picture.width; x++) {
                float dx = noise.smooth(x / size, y / size) - 0.5f;
                float dy = noise.smooth(x / size + 50, y / size) - 0.5f;
                channel[y * picture.width + x] =
                    plane.sample(x + 2 * reach * dx, y + 2 * reach * dy);
              }
          });
    }
  }

  /// Lighter, clearer colours: white paper shines through everything.
  private static void wash(Picture picture, Work work) {
    Pixels.lab(
        picture,
        work,
        (c, _, _) -> {
          float l = c[0];
          float lifted = 0.16f + 0.88f * Pixels.contrast(l, 0.25f);
          c[0] = mix(lifted, 1, rise(0.80f, 0.97f, lifted));
          float clear = 1.28f * (1 - 0.7f * rise(0.86f, 0.99f, lifted));
          c[1] *= clear;
          c[2] *= clear;
        });
  }

  /// Where a wash dried: a dark seam on the darker side of every border.
  private static Plane edges(Picture picture, float scale, Work work) {
    var fine = Plane.luma(picture, work);
    var coarse = new Plane(fine.width, fine.height, fine.v.clone());
    Blur.gaussian(fine, 0.7f * scale, work);
    Blur.gaussian(coarse, 3.2f * scale, work);
    work.rows(
        fine.height,
        (from, to) -> {
          for (int i = from * fine.width; i < to * fine.width; i++)
            fine.v[i] = Math.clamp(7 * (coarse.v[i] - fine.v[i]), 0f, 1f);
        });
    return fine;
  }

  /// How much pigment lies where: 1 is even, more is darker.
  private record Pigment(Paper paper, float granulation, int salt, float scale) {
    float density(int x, int y) {
      var noise = new Noise(salt);
      float flow = noise.cloud(x / (120 * scale), y / (120 * scale), 4);
      float spot = noise.cloud(x / (20 * scale) + 9, y / (20 * scale), 3);
      float grain = 0.5f - paper.height(x, y);
      return 1 + 1.1f * (flow - 0.5f) + 0.5f * (spot - 0.5f) + 1.5f * granulation * grain;
    }
  }

  /// The dry margin: ragged, wider where the seed says so.
  private static final class Margin {
    private final Picture picture;
    private final Noise noise;
    private final float width;

    Margin(Picture picture, float amount, int salt) {
      this.picture = picture;
      this.noise = new Noise(salt);
      this.width = amount * 0.075f * picture.longSide();
    }

    float inside(int x, int y) {
      if (width <= 0) return 1;
      float right = picture.width - 1f - x;
      float bottom = picture.height - 1f - y;
      float near = Math.min(Math.min(x, right), Math.min(y, bottom));
      if (near > 3 * width) return 1;
      float corner = rounded(Math.min(x, right), Math.min(y, bottom));
      float scale = picture.scale();
      float ragged = noise.cloud(x / (90 * scale), y / (90 * scale), 5);
      float fray = noise.smooth(x / (5 * scale), y / (5 * scale));
      float place = corner - width * (0.15f + 1.25f * ragged) - 2.5f * scale * fray;
      return rise(-1.2f * scale, 1.6f * scale, place);
    }

    private float rounded(float dx, float dy) {
      float r = 2.2f * width;
      if (dx > r || dy > r) return Math.min(dx, dy);
      float ox = r - dx;
      float oy = r - dy;
      return r - (float) Math.sqrt(ox * ox + oy * oy);
    }
  }
}
