package dev.darkroom.provider.engine.film;

/// A filter with two poles whose pitch may move while it runs (state variable filter after
/// Chamberlin).
final class Filter {
  private static final double HZ_MAX = Stereo.RATE / 6.5;

  private float low;
  private float band;
  private float high;

  /// Takes one sample in.
  ///
  /// @param hz where it cuts, or the middle of the band
  /// @param damping 2 is soft, 0.2 rings
  void take(float sample, double hz, float damping) {
    float step = 2 * Curves.wave(Math.min(hz, HZ_MAX) / (2 * Stereo.RATE));
    low += step * band;
    high = sample - low - damping * band;
    band += step * high;
  }

  float low() {
    return low;
  }

  float band() {
    return band;
  }

  float high() {
    return high;
  }
}
