package dev.darkroom.catalog;

/// What a model is best at; `auto` chooses by it.
public enum Task {
  STYLE,
  HIGH_RESOLUTION,
  EXPLORE,
  EDIT,
  VIDEO
}
