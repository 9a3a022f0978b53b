package dev.darkroom.provider.engine.method;

/// A printer's screen: dots in rows at an angle, larger where there is more ink.
final class Halftone {
  private final float cell;
  private final float cosine;
  private final float sine;

  /// @param cell distance of dots in pixels
  Halftone(float cell, double angle) {
    this.cell = Math.max(2.5f, cell);
    cosine = (float) StrictMath.cos(angle);
    sine = (float) StrictMath.sin(angle);
  }

  /// How much ink is on a pixel, 0 to 1, where `density` of the area shall be covered.
  float ink(float x, float y, float density) {
    if (density <= 0.01f) return 0;
    float u = (x * cosine + y * sine) / cell;
    float v = (y * cosine - x * sine) / cell;
    float du = u - Math.round(u);
    float dv = v - Math.round(v);
    // Area of a dot is pi r squared; dots touch at r = 0.5 and fill the gaps at 0.71.
    float radius = (float) Math.sqrt(Math.min(1, density) / Math.PI) * 1.22f;
    float distance = (float) Math.sqrt(du * du + dv * dv);
    float soft = 0.75f / cell;
    return Pixels.rise(radius + soft, radius - soft, distance);
  }
}
