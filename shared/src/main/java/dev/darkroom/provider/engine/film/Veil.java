package dev.darkroom.provider.engine.film;

/// Something that lies over the whole frame and changes slowly across it: fog, glow, a fade.
interface Veil {
  /// The veil at a place and moment, `x` and `y` from 0 to 1 across the frame: what it adds in red,
  /// green and blue, 0 to 255, then how much of the picture below it covers, 0 to 1.
  void at(double x, double y, double moment, float[] out);
}
