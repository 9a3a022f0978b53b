package dev.darkroom.provider.engine.method;

import dev.darkroom.provider.engine.look.Step;
import dev.darkroom.provider.engine.pixel.Blur;
import dev.darkroom.provider.engine.pixel.Flow;
import dev.darkroom.provider.engine.pixel.Noise;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Plane;
import dev.darkroom.provider.engine.pixel.Work;

/// Oil paint: bent strokes with four brushes, from broad to fine, each where the one before was not
/// good enough; then light from the upper left over the thickness of the paint.
final class Oil {
  private static final float[] RADII = {22, 11, 5.5f, 2.6f};
  private static final float[] TOLERANCES = {0, 0.15f, 0.125f, 0.11f};

  private Oil() {}

  static void apply(Picture picture, Step step, Work work) {
    float scale = picture.scale() * step.get("brush");
    enliven(picture, step.get("vivid"), work);
    var flow = new Flow(Plane.luma(picture, work), 3.5f * scale, work);
    var wanted = picture.copy();
    var canvas = new Picture(picture.width, picture.height);
    var paint = new Plane(picture.width, picture.height);
    for (int layer = 0; layer < RADII.length; layer++) {
      float radius = Math.max(1.4f, RADII[layer] * scale);
      wanted.take(picture);
      for (var plane : wanted.planes())
        Blur.gaussian(plane, scratch(paint), picture.width, picture.height, 0.38f * radius, work);
      var noise = new Noise(work.salt("oil " + layer));
      var plan = new StrokePlan(wanted, canvas, layer == 0, flow, radius, TOLERANCES[layer], noise);
      new Brush(canvas, paint).lay(plan.strokes(work), work);
      work.goOn((layer + 1) / 5.0);
    }
    picture.take(canvas);
    light(picture, paint, step.get("relief"), work);
  }

  private static float[] scratch(Plane like) {
    return new float[like.v.length];
  }

  /// Painters mix purer colours than a camera sees.
  private static void enliven(Picture picture, float vivid, Work work) {
    Pixels.lab(
        picture,
        work,
        (c, _, _) -> {
          c[0] = Pixels.contrast(c[0], 0.30f * vivid);
          c[1] *= 1 + 0.55f * vivid;
          c[2] *= 1 + 0.55f * vivid;
        });
  }

  private static void light(Picture picture, Plane paint, float relief, Work work) {
    float detail = Math.max(0.5f, 0.8f * picture.scale());
    Blur.gaussian(paint, detail, work);
    float reach = Math.max(1, picture.scale());
    float strength = 0.36f * relief;
    Pixels.rgb(
        picture,
        work,
        (c, x, y) -> {
          float slope =
              paint.sample(x + reach, y + reach)
                  - paint.sample(x - reach, y - reach)
                  + 0.5f * (paint.sample(x, y + reach) - paint.sample(x, y - reach));
          float shade = Math.clamp(slope * strength, -0.15f, 0.16f);
          float luma = 0.299f * c[0] + 0.587f * c[1] + 0.114f * c[2];
          float gain = shade < 0 ? 1 + shade : 1 + 0.55f * shade;
          float shine = shade > 0 ? 0.42f * shade * (0.25f + luma) : 0;
          for (int i = 0; i < 3; i++) c[i] = c[i] * gain + shine;
        });
  }
}
