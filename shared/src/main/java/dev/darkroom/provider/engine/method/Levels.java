package dev.darkroom.provider.engine.method;

import dev.darkroom.provider.engine.pixel.Colour;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Plane;
import dev.darkroom.provider.engine.pixel.Work;

/// How dark and how bright a picture's lightness reaches, leaving out one percent at either end.
record Levels(float low, float high) {
  private static final int BINS = 256;

  static Levels of(Picture picture, Work work) {
    work.goOn(0);
    var counts = new int[BINS];
    var c = new float[3];
    int stride = Math.max(1, picture.r.length / 100_000);
    int total = 0;
    for (int at = 0; at < picture.r.length; at += stride, total++) {
      c[0] = picture.r[at];
      c[1] = picture.g[at];
      c[2] = picture.b[at];
      Colour.toLab(c);
      counts[Math.clamp((int) (c[0] * BINS), 0, BINS - 1)]++;
    }
    return of(counts, total);
  }

  /// The same of a plane of brightness.
  static Levels ofBrightness(Plane plane) {
    var counts = new int[BINS];
    int stride = Math.max(1, plane.v.length / 100_000);
    int total = 0;
    for (int at = 0; at < plane.v.length; at += stride, total++)
      counts[Math.clamp((int) (plane.v[at] * BINS), 0, BINS - 1)]++;
    return of(counts, total);
  }

  private static Levels of(int[] counts, int total) {
    float low = quantile(counts, total * 0.01f);
    float high = quantile(counts, total * 0.99f);
    return high - low < 0.1f ? new Levels(0, 1) : new Levels(low, high);
  }

  private static float quantile(int[] counts, float wanted) {
    int seen = 0;
    for (int i = 0; i < BINS; i++) {
      seen += counts[i];
      if (seen >= wanted) return (i + 0.5f) / BINS;
    }
    return 1;
  }

  float stretch(float lightness) {
    return Math.clamp((lightness - low) / (high - low), 0f, 1f);
  }
}
