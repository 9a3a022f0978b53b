package dev.darkroom.provider.engine.method;

import dev.darkroom.provider.engine.pixel.Colour;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Work;

/// Changes that look at one pixel at a time, and the small curves they are made of.
final class Pixels {
  private Pixels() {}

  /// Changes a colour `c` (three numbers) at a place.
  interface Change {
    void apply(float[] c, int x, int y);
  }

  /// Makes changes for a few rows; so each part has its own scratch rows.
  interface ChangeForRow {
    Change at(int y);
  }

  /// Changes every pixel in Oklab.
  static void lab(Picture picture, Work work, Change change) {
    rgb(
        picture,
        work,
        (c, x, y) -> {
          Colour.toLab(c);
          change.apply(c, x, y);
          Colour.toRgb(c);
        });
  }

  /// Changes every pixel in gamma-coded sRGB.
  static void rgb(Picture picture, Work work, Change change) {
    rgbRows(picture, work, _ -> change);
  }

  /// As [#rgb], with a change prepared for each row.
  static void rgbRows(Picture picture, Work work, ChangeForRow rows) {
    int w = picture.width;
    work.rows(
        picture.height,
        (from, to) -> {
          var c = new float[3];
          for (int y = from; y < to; y++) {
            var change = rows.at(y);
            for (int x = 0, at = y * w; x < w; x++, at++) {
              c[0] = picture.r[at];
              c[1] = picture.g[at];
              c[2] = picture.b[at];
              change.apply(c, x, y);
              picture.r[at] = c[0];
              picture.g[at] = c[1];
              picture.b[at] = c[2];
            }
          }
        });
  }

  /// 0 below `low`, 1 above `high`, smooth between.
  static float rise(float low, float high, float x) {
    float t = Math.clamp((x - low) / (high - low), 0f, 1f);
    return t * t * (3 - 2 * t);
  }

  static float mix(float a, float b, float share) {
    return a + (b - a) * share;
  }

  /// An S-curve through 0, 0.5 and 1; a negative amount flattens.
  static float contrast(float x, float amount) {
    float t = Math.clamp(x, 0f, 1f);
    return x + amount * (t * t * (3 - 2 * t) - t);
  }

  /// Lays light of a colour over a pixel, as on a photograph exposed twice.
  static void screen(float[] c, float[] colour, float amount) {
    for (int i = 0; i < 3; i++)
      c[i] = 1 - (1 - Math.clamp(c[i], 0f, 1f)) * (1 - Math.clamp(colour[i] * amount, 0f, 1f));
  }
}
