package dev.darkroom.provider.engine.method;

/// One brush stroke: a bent line of a colour, in pixels.
final class Stroke {
  final float[] xs;
  final float[] ys;
  final float radius;
  final float[] colour;

  /// Makes its bristles its own, and decides when it is painted.
  final int salt;

  Stroke(float[] xs, float[] ys, float radius, float[] colour, int salt) {
    this.xs = xs;
    this.ys = ys;
    this.radius = radius;
    this.colour = colour;
    this.salt = salt;
  }

  int salt() {
    return salt;
  }

  float top() {
    float top = ys[0];
    for (float y : ys) top = Math.min(top, y);
    return top - radius - 1;
  }

  float bottom() {
    float bottom = ys[0];
    for (float y : ys) bottom = Math.max(bottom, y);
    return bottom + radius + 1;
  }
}
