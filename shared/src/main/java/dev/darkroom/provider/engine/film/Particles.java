package dev.darkroom.provider.engine.film;

/// Many small things in the air. Where each one is follows from the moment alone, so that frames
/// can be drawn in any order.
interface Particles {
  /// Draws them into the frame.
  ///
  /// @param light how much of the picture is there, 0 in a fade's black
  void draw(Frame frame, double moment, float light);
}
