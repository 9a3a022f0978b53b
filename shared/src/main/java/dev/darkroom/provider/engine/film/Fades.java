package dev.darkroom.provider.engine.film;

/// How much of picture and sound is there at a moment: in from black, out to black.
///
/// @param seconds playing time
record Fades(double seconds) {
  private static final double IN_SECONDS = 0.5;
  private static final double OUT_SECONDS = 0.8;

  /// From 0, nothing, to 1, everything.
  double at(double moment) {
    double in = moment / Math.min(IN_SECONDS, seconds / 4);
    double out = (seconds - moment) / Math.min(OUT_SECONDS, seconds / 4);
    return Curves.smooth(Math.min(in, out));
  }
}
