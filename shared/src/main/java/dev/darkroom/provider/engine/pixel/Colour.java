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
    float l = cubeRoot(0.41222146f * r + 0.53633255f * g + 0.051445995f * b);
    float m = cubeRoot(0.2119035f * r + 0.6806995f * g + 0.10739696f * b);
    float s = cubeRoot(0.08830246f * r + 0.28171885f * g + 0.6299787f * b);
    c[0] = 0.21045426f * l + 0.7936178f * m - 0.004072047f * s;
    c[1] = 1.9779985f * l - 2.4285922f * m + 0.4505937f * s;
    c[2] = 0.025904037f * l + 0.78277177f * m - 0.80867577f * s;
  }

  /// Oklab to gamma-coded sRGB, in place; what no screen can show is clipped.
  public static void toRgb(float[] c) {
    float l = c[0] + 0.39633778f * c[1] + 0.21580376f * c[2];
    float m = c[0] - 0.105561346f * c[1] - 0.06385417f * c[2];
    float s = c[0] - 0.08948418f * c[1] - 1.2914855f * c[2];
    l *= l * l;
    m *= m * m;
    s *= s * s;
    c[0] = coded(4.0767417f * l - 3.3077116f * m + 0.23096994f * s);
    c[1] = coded(-1.268438f * l + 2.6097574f * m - 0.34131938f * s);
    c[2] = coded(-0.0041960864f * l - 0.7034186f * m + 1.7076147f * s);
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
