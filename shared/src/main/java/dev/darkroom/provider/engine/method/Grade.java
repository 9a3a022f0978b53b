package dev.darkroom.provider.engine.method;

import static dev.darkroom.provider.engine.method.Pixels.contrast;

import dev.darkroom.provider.engine.look.Step;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Work;

/// Exposure, contrast, colour balance and split toning, as a laboratory grades a film.
final class Grade {
  private final float exposure;
  private final float contrast;
  private final float saturation;
  private final float warmth;
  private final float tint;
  private final float fade;
  private final float mono;
  private final float[] shadow;
  private final float[] light;

  private Grade(Step step) {
    // Oklab is a cube root of light: one stop is the cube root of two on all three numbers.
    exposure = (float) StrictMath.pow(2, step.get("exposure") / 3);
    contrast = step.get("contrast");
    saturation = step.get("saturation");
    warmth = step.get("warmth");
    tint = step.get("tint");
    fade = step.get("fade");
    mono = step.get("mono");
    shadow = vector(step.get("shadow-tint"), step.get("shadow-hue"));
    light = vector(step.get("light-tint"), step.get("light-hue"));
  }

  static void apply(Picture picture, Step step, Work work) {
    var grade = new Grade(step);
    Pixels.lab(picture, work, (c, _, _) -> grade.apply(c));
  }

  private static float[] vector(float chroma, float hue) {
    double angle = StrictMath.toRadians(hue);
    return new float[] {
      (float) (chroma * StrictMath.cos(angle)), (float) (chroma * StrictMath.sin(angle))
    };
  }

  private void apply(float[] c) {
    // Black and white as through an orange filter: skies darken, skin lightens.
    float l = (c[0] + mono * (0.30f * c[1] + 0.25f * c[2])) * exposure;
    float colour = exposure * saturation * (1 - mono);
    l = contrast(l, contrast);
    float dark = (1 - l) * (1 - l);
    float bright = l * l;
    float a = c[1] * colour + 0.012f * warmth * l + 0.05f * tint * l;
    float b = c[2] * colour + 0.06f * warmth * l;
    c[0] = fade + l * (1 - 1.15f * fade);
    // Pure white and pure black stay nearly clean.
    float clean = Math.clamp(4 * l * (1.12f - l), 0f, 1f);
    c[1] = a + clean * (dark * shadow[0] + bright * light[0]);
    c[2] = b + clean * (dark * shadow[1] + bright * light[1]);
  }
}
