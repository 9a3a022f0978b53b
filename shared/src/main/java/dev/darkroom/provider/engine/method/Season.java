package dev.darkroom.provider.engine.method;

import static dev.darkroom.provider.engine.method.Pixels.mix;
import static dev.darkroom.provider.engine.method.Pixels.rise;

import dev.darkroom.provider.engine.look.Step;
import dev.darkroom.provider.engine.pixel.Blur;
import dev.darkroom.provider.engine.pixel.Colour;
import dev.darkroom.provider.engine.pixel.Noise;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Plane;
import dev.darkroom.provider.engine.pixel.Work;

/// What the year and the weather do to colours: autumn leaves, snow on the ground, mist.
final class Season {
  private Season() {}

  /// Greens turn to gold, orange and red, patch by patch.
  static void autumn(Picture picture, Step step, Work work) {
    float amount = step.get("amount");
    float size = 34 * picture.scale();
    var noise = new Noise(work.salt("leaves"));
    Pixels.lab(
        picture,
        work,
        (c, x, y) -> {
          float chroma = (float) Math.sqrt(c[1] * c[1] + c[2] * c[2]);
          float leaf = Math.min(1, amount * greenness(c, chroma));
          float patch = noise.cloud(x / size, y / size, 4);
          // 88 degrees is gold, 38 is red; lightness decides along with the patch.
          float hue = 79 - 36 * rise(0.36f, 0.66f, patch) + 8 * (c[0] - 0.5f);
          double angle = StrictMath.toRadians(hue);
          float lively = chroma * 1.25f + 0.028f;
          c[1] = mix(c[1], lively * (float) StrictMath.cos(angle), leaf);
          c[2] = mix(c[2], lively * (float) StrictMath.sin(angle), leaf);
          c[0] += 0.035f * leaf;
          c[1] += 0.006f * amount;
          c[2] += 0.014f * amount * c[0];
        });
  }

  /// How much a colour is that of leaves: from yellow-green to green, not too grey.
  private static float greenness(float[] c, float chroma) {
    if (chroma < 0.012f) return 0;
    float hue = -c[1] / chroma;
    float yellow = c[2] / chroma;
    return rise(0.012f, 0.045f, chroma) * rise(-0.14f, 0.10f, hue) * rise(-0.1f, 0.3f, yellow);
  }

  /// Snow lies where the ground was green or brown and looks up; the air is cold and light.
  static void snow(Picture picture, Step step, Work work) {
    float cover = step.get("cover");
    float cold = step.get("cold");
    float size = 60 * picture.scale();
    var noise = new Noise(work.salt("snow"));
    var soft = Plane.reduce(picture.width, picture.height, 2, picture::luma, work);
    Blur.gaussian(soft, 1.5f * picture.scale(), work);
    Pixels.lab(
        picture,
        work,
        (c, x, y) -> {
          float up = soft.sample(x / 2f, y / 2f + 2) - soft.sample(x / 2f, y / 2f - 2);
          float chroma = (float) Math.sqrt(c[1] * c[1] + c[2] * c[2]);
          float ground = Math.max(greenness(c, chroma), 0.85f * earth(c, chroma));
          float drift = noise.cloud(x / size, y / size, 5);
          float lies = ground * rise(0.75f, 0.35f, drift - 0.55f * cover + 0.9f * up + 0.15f);
          lies = Math.clamp(lies * (0.35f + cover), 0f, 0.93f);
          float white = 0.60f + 0.40f * rise(0.05f, 0.75f, c[0]);
          c[0] = mix(c[0], white, lies);
          float pale = 1 - 0.42f * cold;
          c[1] = mix(c[1] * pale, -0.004f, lies) - 0.006f * cold;
          c[2] = mix(c[2] * pale, -0.016f, lies) - 0.028f * cold * (1.1f - 0.6f * c[0]);
          c[0] =
              mix(c[0], 0.06f + 0.94f * (float) Math.sqrt(Math.max(0, c[0])) * 0.98f, 0.25f * cold);
        });
    new Flakes(picture, step.get("flakes"), work).fall();
  }

  /// Earth and dry grass: brown to yellow, not bright, not the red of a coat or a face.
  private static float earth(float[] c, float chroma) {
    if (chroma < 0.01f) return 0;
    float yellow = c[2] / chroma;
    return rise(0.01f, 0.03f, chroma)
        * rise(0.14f, 0.09f, chroma)
        * rise(0.62f, 0.88f, yellow)
        * rise(0.75f, 0.55f, c[0]);
  }

  /// Thicker where the picture is far: above the ground and where nothing is dark.
  static void mist(Picture picture, Step step, Work work) {
    float amount = step.get("amount");
    var air = Colour.rgb(0.86, step.get("tint"), step.get("hue"));
    int factor = Math.max(1, Math.round(8 * picture.scale()));
    var least =
        Plane.reduce(
            picture.width,
            picture.height,
            factor,
            at -> Math.min(picture.r[at], Math.min(picture.g[at], picture.b[at])),
            work);
    Blur.gaussian(least, 5, work);
    var noise = new Noise(work.salt("mist"));
    float size = 240 * picture.scale();
    Pixels.rgbRows(
        picture,
        work,
        y -> {
          var far = new float[picture.width];
          least.enlargedRow(y, picture.width, picture.height, far);
          float height = rise(1.0f, 0.25f, y / (float) picture.height);
          return (c, x, _) -> {
            float bank = noise.cloud(x / size, y * 2.4f / size, 4);
            float depth = 0.30f + 0.55f * height + 0.45f * far[x];
            float thick = Math.clamp(amount * depth * (0.55f + 0.9f * bank), 0f, 0.93f);
            for (int i = 0; i < 3; i++) c[i] = mix(c[i], air[i], thick);
          };
        });
  }
}
