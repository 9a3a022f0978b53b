package dev.darkroom.credit;

/// Names a hold; derived from the generation, so that repeating a step finds the same hold.
public record HoldId(String value) {
  public HoldId {
    if (value.isBlank() || value.length() > 100)
      throw new IllegalArgumentException("not a hold id");
  }
}
