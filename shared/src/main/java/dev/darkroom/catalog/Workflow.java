package dev.darkroom.catalog;

/// What a person asked to be done.
public enum Workflow {
  /// The whole picture becomes something else.
  TRANSFORM,
  /// One thing changes, the rest stays.
  EDIT,
  /// The picture becomes a clip.
  ANIMATE,
  /// The same picture, larger.
  UPSCALE
}
