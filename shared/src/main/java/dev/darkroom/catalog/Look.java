package dev.darkroom.catalog;

/// A saved, named destination that can be put on any generation.
///
/// @param id what people type, such as `golden-hour`
/// @param name what people read
/// @param prompt names its light, palette, mood, style or material
public record Look(String id, String name, String prompt) {
  /// The person's own words first, then the look's.
  public String on(String wish) {
    if (wish.isBlank()) return prompt;
    var words = wish.strip();
    return words + (words.matches("(?s).*[.!?。！？]") ? " " : ". ") + prompt;
  }
}
