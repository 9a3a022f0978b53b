package dev.darkroom.provider.engine.method;

import static dev.darkroom.provider.engine.method.Pixels.mix;
import static dev.darkroom.provider.engine.method.Pixels.rise;

import dev.darkroom.provider.engine.look.Step;
import dev.darkroom.provider.engine.pixel.Blur;
import dev.darkroom.provider.engine.pixel.Colour;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Plane;
import dev.darkroom.provider.engine.pixel.Work;

/// The hour before sunset: a low sun on one side (the seed says which), warm light that rakes over
/// what it meets, violet shadows, a sky that turns from blue to peach, haze and bloom.
final class Sun {
  private static final float[] HAZE = {1.0f, 0.66f, 0.34f};
  private static final float[] CORE = {1.0f, 0.86f, 0.58f};

  private final Picture picture;
  private final float warmth;
  private final float haze;
  private final float bloom;
  private final float contrast;
  private final float sunX;
  private final float sunY;
  private final float reach;
  private final Plane soft;
  private final Plane glow;

  private Sun(Picture picture, Step step, Work work) {
    this.picture = picture;
    warmth = step.get("warmth");
    haze = step.get("haze");
    bloom = step.get("bloom");
    contrast = step.get("contrast");
    var random = work.random("sun");
    float side = (float) random.nextDouble(-0.04, 0.16);
    sunX = (random.nextBoolean() ? side : 1 - side) * picture.width;
    sunY = (float) random.nextDouble(0.06, 0.26) * picture.height;
    reach = 0.62f * picture.longSide();
    int factor = Math.max(1, Math.round(6 * picture.scale()));
    soft = Plane.reduce(picture.width, picture.height, factor, picture::luma, work);
    Blur.gaussian(soft, 2.2f, work);
    glow =
        Plane.reduce(
            picture.width, picture.height, factor, at -> rise(0.6f, 1, picture.luma(at)), work);
    Blur.gaussian(glow, 9, work);
  }

  static void apply(Picture picture, Step step, Work work) {
    var sun = new Sun(picture, step, work);
    Pixels.rgbRows(picture, work, sun::row);
  }

  private Pixels.Change row(int y) {
    var glowing = new float[picture.width];
    glow.enlargedRow(y, picture.width, picture.height, glowing);
    return (c, x, _) -> {
      float dx = (sunX - x) / reach;
      float dy = (sunY - y) / reach;
      float distance = (float) Math.sqrt(dx * dx + dy * dy);
      float near = 1 / (1 + 2.2f * distance * distance);
      Colour.toLab(c);
      shine(c, near, relief(x, y, dx / distance, dy / distance));
      Colour.toRgb(c);
      float veil = 0.42f * near * near + 0.10f * near;
      Pixels.screen(c, HAZE, haze * veil * (0.45f + 0.55f * c[1]));
      Pixels.screen(c, CORE, bloom * glowing[x] * (0.12f + 0.5f * near));
      Pixels.screen(c, CORE, bloom * 0.55f * core(distance));
    };
  }

  private static float core(float distance) {
    float d = Math.max(0, 1 - distance * 2.4f);
    return d * d * d;
  }

  /// Slopes that face the sun catch its light; brightness stands for height.
  private float relief(int x, int y, float towardX, float towardY) {
    float at = soft.width / (float) picture.width;
    float sx = x * at;
    float sy = y * at;
    float ahead = soft.sample(sx + 2 * towardX, sy + 2 * towardY);
    float behind = soft.sample(sx - 2 * towardX, sy - 2 * towardY);
    return Math.clamp(behind - ahead, -0.25f, 0.25f);
  }

  private void shine(float[] c, float near, float relief) {
    float gain = 1 + warmth * (0.10f * near - 0.075f * (1 - near));
    float l = c[0] * gain;
    float a = c[1] * gain;
    float b = c[2] * gain;
    float lit = rise(0.12f, 0.75f, l);
    l += warmth * 0.28f * relief * lit * (1.1f - l);
    float sky = rise(0.015f, 0.09f, -b) * rise(0.3f, 0.6f, l);
    // From the sun outwards a sky is gold, peach, rose, and keeps its blue at the far end.
    float rose = 4 * near * (1 - near);
    l += warmth * sky * (0.20f * near + 0.03f * rose);
    a += warmth * (sky * (0.026f * near + 0.036f * rose) + lit * (0.010f + 0.014f * near));
    // Close to the sun a sky is bright rather than yellow: what is added ends at a pale gold.
    b += warmth * (sky * (0.125f * near + 0.045f * rose) + lit * (0.028f + 0.024f * near));
    float gold = 0.075f + 0.03f * near;
    if (b > gold) b = gold + (b - gold) * (1 - 0.75f * sky);
    float dark = (1 - l) * (1 - l) * (1 - lit);
    a += warmth * 0.012f * dark;
    b -= warmth * 0.018f * dark;
    c[0] = mix(l, Pixels.contrast(l, 0.9f), contrast);
    c[1] = a;
    c[2] = b;
  }
}
