package dev.darkroom.provider.engine.look;

/// What can be done to a rectangle of a picture, besides the effects.
public enum RegionEdit {
  /// Another colour, the same light and shade.
  RECOLOUR,
  /// What is there goes, its surroundings close over it.
  REMOVE,
  BLUR,
  PIXELATE,
  /// New lettering, for quoted text.
  WRITE
}
