package dev.darkroom.provider.engine.method;

import static dev.darkroom.provider.engine.method.Pixels.rise;

import dev.darkroom.provider.engine.look.Step;
import dev.darkroom.provider.engine.pixel.Blur;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Plane;
import dev.darkroom.provider.engine.pixel.Work;

/// Day for night, and the blue hour: little light, blue air, and lamps where something warm was
/// bright.
final class Night {
  private static final float[] LAMP = {1.0f, 0.68f, 0.30f};

  private Night() {}

  static void apply(Picture picture, Step step, Work work) {
    float lamps = step.get("lamps");
    float dark = step.get("dark");
    float blue = step.get("blue");
    int factor = Math.max(1, Math.round(5 * picture.scale()));
    var near = lamps(picture, factor, work);
    var wide = new Plane(near.width, near.height, near.v.clone());
    Blur.gaussian(near, 1.5f, work);
    Blur.gaussian(wide, 9, work);
    Pixels.lab(picture, work, (c, _, y) -> darken(c, dark, blue, y / (float) picture.height));
    Pixels.rgbRows(
        picture,
        work,
        y -> {
          var sharp = new float[picture.width];
          var soft = new float[picture.width];
          near.enlargedRow(y, picture.width, picture.height, sharp);
          wide.enlargedRow(y, picture.width, picture.height, soft);
          return (c, x, _) -> Pixels.screen(c, LAMP, lamps * (0.75f * sharp[x] + 0.9f * soft[x]));
        });
  }

  /// Where something warm is much brighter than its surroundings.
  private static Plane lamps(Picture picture, int factor, Work work) {
    var bright =
        Plane.reduce(
            picture.width,
            picture.height,
            factor,
            at -> {
              float warm = rise(0.02f, 0.22f, picture.r[at] - picture.b[at]);
              return warm * rise(0.45f, 0.85f, picture.luma(at));
            },
            work);
    var around = new Plane(bright.width, bright.height, bright.v.clone());
    Blur.gaussian(around, 14, work);
    for (int i = 0; i < bright.v.length; i++)
      bright.v[i] *= rise(0.1f, 0.45f, bright.v[i] - around.v[i]);
    return bright;
  }

  private static void darken(float[] c, float dark, float blue, float down) {
    float l = c[0];
    // The sky is lightest above the horizon.
    float sky = rise(0.55f, 0.9f, l) * (0.75f + 0.25f * Math.min(1, down * 2));
    float night = l * (1 - 0.52f * dark) - 0.10f * dark * (1 - sky) * rise(0.2f, 0.9f, l);
    float colour = 1 - 0.55f * blue;
    float air = blue * (0.35f + 0.65f * Math.max(0, night));
    c[0] = Math.max(0.02f, night);
    c[1] = c[1] * colour - 0.006f * air;
    c[2] = c[2] * colour - 0.105f * air;
  }
}
