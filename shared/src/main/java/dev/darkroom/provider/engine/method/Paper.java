package dev.darkroom.provider.engine.method;

import dev.darkroom.provider.engine.pixel.Noise;

/// The tooth of drawing paper: bumps that catch pigment.
final class Paper {
  private final Noise noise;
  private final float unit;

  /// @param scale size of the picture relative to a long side of 1024
  Paper(int salt, float scale) {
    noise = new Noise(salt);
    unit = 1 / Math.max(0.6f, scale);
  }

  /// Height of the paper at a pixel: about 0 to 1, mean 0.5.
  float height(float x, float y) {
    float px = x * unit;
    float py = y * unit;
    float fine = noise.smooth(px * 0.55f, py * 0.55f);
    float coarse = noise.smooth(px * 0.21f + 70, py * 0.21f);
    float grain = noise.smooth(px * 1.1f, py * 1.1f + 90);
    return 0.42f * fine + 0.30f * coarse + 0.28f * grain;
  }

  /// Slow changes across the sheet, 0 to 1, with features of `size` pixels.
  float cloud(float x, float y, float size) {
    return noise.cloud(x * unit / size + 31, y * unit / size + 7, 4);
  }
}
