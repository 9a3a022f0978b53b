package dev.darkroom.provider.engine.method;

import dev.darkroom.provider.engine.look.Step;
import dev.darkroom.provider.engine.pixel.Blur;
import dev.darkroom.provider.engine.pixel.Colour;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Plane;
import dev.darkroom.provider.engine.pixel.Work;

/// What a lens adds: glow around lights, darker corners.
final class Light {
  private Light() {}

  /// Light that spreads from what is bright; tinted red it is a film's halation.
  static void glow(Picture picture, Step step, Work work) {
    float radius = step.get("radius") * picture.scale();
    float threshold = step.get("threshold");
    float tint = step.get("tint");
    var colour = Colour.rgb(0.75, tint, step.get("hue"));
    float strongest = Math.max(colour[0], Math.max(colour[1], colour[2]));
    int factor = Math.max(1, Math.round(radius / 4));
    var spread = new Plane[3];
    for (int c = 0; c < 3; c++) {
      float[] channel = picture.planes()[c];
      float own = colour[c] / strongest;
      spread[c] =
          Plane.reduce(
              picture.width,
              picture.height,
              factor,
              at ->
                  over(picture.luma(at), threshold)
                      * Pixels.mix(channel[at], own, tint > 0 ? 0.7f : 0),
              work);
      Blur.gaussian(spread[c], radius / factor, work);
    }
    add(picture, spread, step.get("amount"), work);
  }

  private static float over(float luma, float threshold) {
    return threshold >= 1 ? 0 : Pixels.rise(threshold, 1, luma);
  }

  /// Screens three reduced planes over the picture.
  static void add(Picture picture, Plane[] spread, float amount, Work work) {
    Pixels.rgbRows(
        picture,
        work,
        y -> {
          var rows = new float[3][picture.width];
          for (int c = 0; c < 3; c++)
            spread[c].enlargedRow(y, picture.width, picture.height, rows[c]);
          return (c, x, _) -> {
            for (int i = 0; i < 3; i++)
              c[i] = 1 - (1 - Math.min(1, c[i])) * (1 - Math.clamp(amount * rows[i][x], 0f, 0.98f));
          };
        });
  }

  static void vignette(Picture picture, Step step, Work work) {
    float amount = step.get("amount");
    float half =
        (float)
            Math.sqrt(picture.width * picture.width / 4f + picture.height * picture.height / 4f);
    Pixels.rgb(
        picture,
        work,
        (c, x, y) -> {
          float dx = (x - picture.width / 2f) / half;
          float dy = (y - picture.height / 2f) / half;
          float d = dx * dx + dy * dy;
          float keep = 1 - amount * 0.62f * Pixels.rise(0.12f, 1.05f, d);
          for (int i = 0; i < 3; i++) c[i] *= keep;
        });
  }
}
