package dev.darkroom.provider.engine.film;

import dev.darkroom.media.video.ClipFormat;

/// Two channels of sound in memory, from -1 to 1.
final class Stereo {
  static final int RATE = ClipFormat.SOUND_RATE;

  private final float[] left;
  private final float[] right;

  private Stereo(int samples) {
    left = new float[samples];
    right = new float[samples];
  }

  static Stereo silence(int samples) {
    return new Stereo(samples);
  }

  int samples() {
    return left.length;
  }

  /// The samples themselves.
  ///
  /// @param side 0 is left, 1 is right
  float[] channel(int side) {
    return side == 0 ? left : right;
  }

  /// Adds a sample between the speakers; outside the clip nothing happens.
  ///
  /// @param pan 0 is left, 1 is right
  void add(int at, float value, float pan) {
    if (at < 0 || at >= left.length) return;
    left[at] += value * (1 - pan);
    right[at] += value * pan;
  }

  /// Adds another sound, brought to a loudness first.
  ///
  /// @param loudness root of the mean square that the other one gets
  void mixIn(Stereo other, double loudness) {
    double sum = 0;
    for (int i = 0; i < other.samples(); i++)
      sum += other.left[i] * other.left[i] + other.right[i] * other.right[i];
    double rms = Math.sqrt(sum / (2.0 * other.samples()));
    if (rms < 1e-9) return;
    float gain = (float) (loudness / rms);
    for (int i = 0; i < samples(); i++) {
      left[i] += other.left[i] * gain;
      right[i] += other.right[i] * gain;
    }
  }
}
