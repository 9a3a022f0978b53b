package dev.darkroom.provider.engine.method;

/// One brush stroke: a bent line of a colour.
///
/// @param xs places along it, in pixels
/// @param ys places along it, in pixels
/// @param radius half its width
/// @param salt makes its bristles its own
record Stroke(float[] xs, float[] ys, float radius, float[] colour, int salt) {
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
