package dev.darkroom.provider.engine.film;

/// How fast the camera moves.
public enum Pace {
  SLOW(0.6),
  STEADY(1),
  FAST(1.6);

  private final double factor;

  Pace(double factor) {
    this.factor = factor;
  }

  double factor() {
    return factor;
  }
}
