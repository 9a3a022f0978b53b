package dev.darkroom.catalog;

/// How large an output is, in the words of the field: `1K`, `2K`, `4K` for pictures (longest side
/// about 1,024, 2,048, 4,096 pixels), `720p`, `1080p`, `4k` for clips. Which ones a model offers is
/// configuration.
public record Size(String name) {
  public Size {
    if (!name.matches("[0-9.]{1,5}[KkMpP]{1,2}"))
      throw new IllegalArgumentException("not a size: " + name);
  }

  @Override
  public String toString() {
    return name;
  }
}
