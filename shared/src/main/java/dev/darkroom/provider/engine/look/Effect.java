package dev.darkroom.provider.engine.look;

import java.util.List;

/// Something that a prompt can ask for by name.
///
/// @param id such as `golden-hour`; shown to people in «»
/// @param kind what it sets
/// @param words words and phrases that mean it, in any language
/// @param steps what is done
public record Effect(String id, Kind kind, List<String> words, List<Step> steps) {
  public Effect {
    words = List.copyOf(words);
    steps = List.copyOf(steps);
    if (words.isEmpty() || steps.isEmpty())
      throw new IllegalArgumentException("an effect needs words and steps: " + id);
  }

  /// What an effect sets. Of light and style a picture takes one, of the others several.
  public enum Kind {
    LIGHT,
    PALETTE,
    MOOD,
    STYLE,
    MATERIAL;

    /// Whether two of this kind would fight.
    public boolean onlyOne() {
      return this == LIGHT || this == STYLE;
    }
  }
}
