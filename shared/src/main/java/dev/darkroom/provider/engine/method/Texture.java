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

/// Fine structure: film grain, local contrast, softness.
final class Texture {
  private Texture() {}

  /// Grain as of silver or dye clouds: strongest in the middle tones.
  static void grain(Picture picture, Step step, Work work) {
    float amount = step.get("amount") * 0.10f;
    float colour = step.get("colour");
    float size = Math.max(0.7f, step.get("size") * picture.scale());
    var noise = new Noise(work.salt("grain"));
    var hue = new Noise(work.salt("grain colour"));
    Pixels.rgb(
        picture,
        work,
        (c, x, y) -> {
          float luma = 0.299f * c[0] + 0.587f * c[1] + 0.114f * c[2];
          float strength = amount * (0.35f + 2.6f * luma * (1 - luma));
          float clump = (noise.smooth(x / size, y / size) - 0.5f) * 2.2f;
          float speck = clump + 0.28f * noise.normal(x, y);
          float shift = colour * (hue.smooth(x / size, y / size) - 0.5f) * 1.6f;
          c[0] += strength * (speck + shift);
          c[1] += strength * speck;
          c[2] += strength * (speck - shift);
        });
  }

  /// More detail and open shadows, without halos.
  static void detail(Picture picture, Step step, Work work) {
    float amount = step.get("amount");
    var base =
        new GuidedFilter(picture, step.get("radius") * picture.scale(), 0.01f, work).brightness();
    Pixels.rgb(
        picture,
        work,
        (c, x, y) -> {
          float luma = 0.299f * c[0] + 0.587f * c[1] + 0.114f * c[2];
          float soft = base.v[y * picture.width + x];
          float open =
              soft
                  + 0.22f * amount * (1 - soft) * (1 - soft) * soft * 2
                  - 0.10f * amount * soft * soft * soft;
          float wanted = open + (luma - soft) * (1 + 1.1f * amount);
          float gain = Math.clamp((wanted + 0.02f) / (luma + 0.02f), 0.25f, 3);
          for (int i = 0; i < 3; i++) c[i] = mix(c[i] * gain, c[i] + wanted - luma, 0.4f);
        });
  }

  /// Smooth surfaces and a breath of glow; edges stay.
  static void soften(Picture picture, Step step, Work work) {
    float amount = step.get("amount");
    new GuidedFilter(picture, step.get("radius") * picture.scale(), 0.012f, work)
        .smooth((at, smooth) -> {
          float luma = 0.299f * smooth[0] + 0.587f * smooth[1] + 0.114f * smooth[2];
          float glow = 0.10f * amount * rise(0.35f, 0.95f, luma);
          picture.r[at] = softened(picture.r[at], smooth[0], amount, glow);
          picture.g[at] = softened(picture.g[at], smooth[1], amount, glow);
          picture.b[at] = softened(picture.b[at], smooth[2], amount, glow);
        });
  }

  private static float softened(float value, float smooth, float amount, float glow) {
    return mix(value, smooth, 0.8f * amount) + glow * (1 - value);
  }

  /// Lines where brightness drops: a difference of two blurs, sharpened to ink. 1 is paper, 0 ink.
  static Plane lines(Picture picture, float width, float threshold, float hardness, Work work) {
    var fine = Plane.luma(picture, work);
    var coarse = new Plane(fine.width, fine.height, fine.v.clone());
    var scratch = new float[fine.v.length];
    Blur.gaussian(fine.v, scratch, fine.width, fine.height, width, work);
    Blur.gaussian(coarse.v, scratch, fine.width, fine.height, width * 1.6f, work);
    work.rows(
        fine.height,
        (from, to) -> {
          for (int i = from * fine.width; i < to * fine.width; i++) {
            float drop = coarse.v[i] - fine.v[i] - threshold;
            fine.v[i] = 1 - rise(0, 1, drop * hardness);
          }
        });
    return fine;
  }
}
