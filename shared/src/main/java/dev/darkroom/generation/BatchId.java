package dev.darkroom.generation;

/// Names a batch: one look or prompt put on many pictures.
public record BatchId(String value) {
  public BatchId {
    if (value.isBlank() || value.length() > 100)
      throw new IllegalArgumentException("not a batch id");
  }
}
