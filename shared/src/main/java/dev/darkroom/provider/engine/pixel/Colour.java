package dev.darkroom.provider.engine.pixel;

/// Colour spaces: gamma-coded sRGB, linear light, and Oklab (Björn Ottosson, 2020), in which equal
/// steps look equal. Tables and plain float arithmetic only, so that every machine agrees.
public final class Colour {
  private static final int STEPS = 4096;
  private static final float[] TO_LINEAR = new float[STEPS + 2];

  /// By the square root of linear light, which spreads the dark end.
  private static final float[] TO_CODED = new float[STEPS + 2];

  static {
    for (int i = 0; i < STEPS + 2; i++) {
      double x = i / (double) STEPS;
      double light = x * x;
      TO_LINEAR[i] = (float) (x <= 0.04045 ? x / 12.92 : StrictMath.pow((x + 0.055) / 1.055, 2.4));
      TO_CODED[i] =
          (float)
              (light <= 0.0031308 ? light * 12.92 : 1.055 * StrictMath.pow(light, 1 / 2.4) - 0.055);
    }
  }

  private Colour() {}

  public static float linear(float coded) {
    return at(TO_LINEAR, Math.clamp(coded, 0f, 1f));
  }

  public static float coded(float linear) {
    return at(TO_CODED, (float) Math.sqrt(Math.clamp(linear, 0f, 1f)));
  }

  private static float at(float[] table, float x) {
    float place = x * STEPS;
    int i = (int) place;
    return table[i] + (table[i + 1] - table[i]) * (place - i);
  }

  /// Cube root of a non-negative number, to about six digits.
  static float cubeRoot(float x) {
    if (x <= 1e-9f) return 0;
    float y = Float.intBitsToFloat(Float.floatToRawIntBits(x) / 3 + 709921077);
    y = (2 * y + x / (y * y)) / 3;
    return (2 * y + x / (y * y)) / 3;
  }

  /// Gamma-coded sRGB to Oklab, in place.
  public static void toLab(float[] c) {
    float r = linear(c[0]);
    float g = linear(c[1]);
    float b = linear(c[2]);
    float l = cubeRoot(0.4122214708f * r + 0.5363325363f * g + 0.0514459929f * b);
    float m = cubeRoot(0.2119034982f * r + 0.6806995451f * g + 0.1073969566f * b);
    float s = cubeRoot(0.0883024619f * r + 0.2817188376f * g + 0.6299787005f * b);
    c[0] = 0.2104542553f * l + 0.7936177850f * m - 0.0040720468f * s;
    c[1] = 1.9779984951f * l - 2.4285922050f * m + 0.4505937099f * s;
    c[2] = 0.0259040371f * l + 0.7827717662f * m - 0.8086757660f * s;
  }

  /// Oklab to gamma-coded sRGB, in place; what no screen can show is clipped.
  public static void toRgb(float[] c) {
    float l = c[0] + 0.3963377774f * c[1] + 0.2158037573f * c[2];
    float m = c[0] - 0.1055613458f * c[1] - 0.0638541728f * c[2];
    float s = c[0] - 0.0894841775f * c[1] - 1.2914855480f * c[2];
    l *= l * l;
    m *= m * m;
    s *= s * s;
    c[0] = coded(4.0767416621f * l - 3.3077115913f * m + 0.2309699292f * s);
    c[1] = coded(-1.2684380046f * l + 2.6097574011f * m - 0.3413193965f * s);
    c[2] = coded(-0.0041960863f * l - 0.7034186147f * m + 1.7076147010f * s);
  }

  /// A colour as a screen's numbers, from lightness 0 to 1, chroma (0.1 is lively, 0.3 is neon) and
  /// hue in degrees (30 red-orange, 90 yellow, 145 green, 195 cyan, 260 blue, 330 magenta).
  public static float[] rgb(double lightness, double chroma, double hueDegrees) {
    double hue = StrictMath.toRadians(hueDegrees);
    var c =
        new float[] {
          (float) lightness,
          (float) (chroma * StrictMath.cos(hue)),
          (float) (chroma * StrictMath.sin(hue))
        };
    toRgb(c);
    return c;
  }

  /// `0xRRGGBB` as a screen's numbers.
  public static float[] rgb(int hex) {
    return new float[] {(hex >> 16 & 255) / 255f, (hex >> 8 & 255) / 255f, (hex & 255) / 255f};
  }
}
