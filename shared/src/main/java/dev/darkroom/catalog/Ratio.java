package dev.darkroom.catalog;

/// Width to height, such as 16:9.
public record Ratio(int width, int height) {
  public Ratio {
    if (width <= 0 || height <= 0) throw new IllegalArgumentException("ratio has no area");
  }

  /// @param text such as `16:9`
  /// @throws IllegalArgumentException when it is not of that form
  public static Ratio parse(String text) {
    if (!text.matches("[0-9]{1,3}:[0-9]{1,3}"))
      throw new IllegalArgumentException("not a ratio: " + text);
    int colon = text.indexOf(':');
    return new Ratio(
        Integer.parseInt(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return width + ":" + height;
  }
}
