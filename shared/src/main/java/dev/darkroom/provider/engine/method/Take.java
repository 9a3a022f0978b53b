package dev.darkroom.provider.engine.method;

import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Work;

/// Gives every seed a take of its own, as a photographer brackets: the light falls a little more
/// from another side, a little brighter or darker, warmer or cooler. Seeds in a row lie far apart
/// (an additive sequence of the plastic number), so that four takes are four.
public final class Take {
  private static final double[] STRIDES = {
    0.8191725133961645, 0.6710436067037893, 0.5497004779019703
  };

  /// Difference in stops from the middle to the far side.
  private static final double SLOPE_STOPS = 0.45;

  private static final double EXPOSURE_STOPS = 0.24;
  private static final float WARMTH = 0.011f;

  private Take() {}

  /// Changes the light, in place.
  public static void apply(Picture picture, long seed, Work work) {
    double from = 2 * Math.PI * place(seed, 0);
    float exposure = (float) (EXPOSURE_STOPS * (2 * place(seed, 1) - 1));
    float warmth = (float) (WARMTH * (2 * place(seed, 2) - 1));
    float half = picture.longSide() / 2f;
    float acrossX = (float) (SLOPE_STOPS * StrictMath.cos(from)) / half;
    float acrossY = (float) (SLOPE_STOPS * StrictMath.sin(from)) / half;
    float middleX = picture.width / 2f;
    float middleY = picture.height / 2f;
    Pixels.lab(
        picture,
        work,
        (c, x, y) -> {
          float stops = exposure + acrossX * (x - middleX) + acrossY * (y - middleY);
          float l = Math.clamp(c[0], 0f, 1f);
          // A stop is a third of a doubling in Oklab; white stays white.
          float below = 1 - l * l * l * l;
          float gain = 1 + 0.231f * stops * below;
          for (int i = 0; i < 3; i++) c[i] *= gain;
          c[1] += 0.25f * warmth * l * below;
          c[2] += 1.25f * warmth * l * below;
        });
  }

  /// Where a seed lies, 0 to before 1.
  private static double place(long seed, int which) {
    // The low bits alone: a product of more would leave nothing behind the point.
    double turns = (seed & 0xFFFFFFFFL) * STRIDES[which];
    return turns - Math.floor(turns);
  }
}
