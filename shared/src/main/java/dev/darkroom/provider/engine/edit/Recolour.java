package dev.darkroom.provider.engine.edit;

import dev.darkroom.provider.engine.pixel.Colour;
import dev.darkroom.provider.engine.pixel.Picture;

/// Another colour for what is in the middle of a rectangle; its light and shade stay, and so does
/// what is clearly of another colour.
final class Recolour {
  private final float[] own = new float[3];
  private final float[] wanted;

  Recolour(Picture part, int hex) {
    wanted = Colour.rgb(hex);
    Colour.toLab(wanted);
    var c = new float[3];
    int count = 0;
    for (int y = part.height / 5; y < Math.max(1, part.height * 4 / 5); y++)
      for (int x = part.width / 5; x < Math.max(1, part.width * 4 / 5); x++, count++) {
        read(part, y * part.width + x, c);
        for (int i = 0; i < 3; i++) own[i] += c[i];
      }
    for (int i = 0; i < 3; i++) own[i] /= Math.max(1, count);
  }

  /// Recolours a part, in place.
  void apply(Picture part) {
    var c = new float[3];
    for (int at = 0; at < part.r.length; at++) {
      read(part, at, c);
      float share = likeness(c);
      float light = c[0] + 0.55f * (wanted[0] - own[0]);
      // Shadows and highlights carry less colour.
      float strength = Math.clamp(1.15f - 1.6f * Math.abs(light - wanted[0]), 0.25f, 1f);
      c[0] += share * (light - c[0]);
      c[1] += share * (wanted[1] * strength - c[1]);
      c[2] += share * (wanted[2] * strength - c[2]);
      Colour.toRgb(c);
      part.r[at] = c[0];
      part.g[at] = c[1];
      part.b[at] = c[2];
    }
  }

  private float likeness(float[] c) {
    float l = (c[0] - own[0]) / 0.34f;
    float a = (c[1] - own[1]) / 0.085f;
    float b = (c[2] - own[2]) / 0.085f;
    float square = l * l + a * a + b * b;
    return 1 / (1 + square * square);
  }

  private static void read(Picture part, int at, float[] c) {
    c[0] = part.r[at];
    c[1] = part.g[at];
    c[2] = part.b[at];
    Colour.toLab(c);
  }
}
