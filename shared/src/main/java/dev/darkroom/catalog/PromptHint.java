package dev.darkroom.catalog;

import dev.darkroom.settings.ConfigFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Advice for vague prompts: one that names none of light, palette, mood, style and material gets
/// scattered results, and is offered with a destination put on.
public final class PromptHint {
  private final Pattern words;
  private final String ending;

  /// @param words beginnings of words that name light, palette, mood, style or material
  /// @param ending what a vague prompt is offered with
  public PromptHint(List<String> words, String ending) {
    var alternatives = words.stream().map(PromptHint::startOfWord).toList();
    this.words =
        Pattern.compile(
            alternatives.isEmpty() ? "" : String.join("|", alternatives),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    this.ending = ending;
  }

  /// Reads the section `hint` of `looks.yaml`; mistakes are reported by [ConfigFolder#complete].
  public static PromptHint from(ConfigFolder folder) {
    var section = folder.file("looks.yaml").section("hint", "");
    var ending = section.key("ending").text("in soft evening light, muted colours, calm mood");
    var byKind = section.section("words", "");
    var words = new ArrayList<String>();
    for (var kind : List.of("light", "palette", "mood", "style", "material"))
      words.addAll(byKind.key(kind).texts(List.of()));
    return new PromptHint(words, ending);
  }

  /// A better version of a vague prompt; empty when it says where it wants to go.
  public Optional<String> better(String prompt) {
    if (words.matcher(prompt).find()) return Optional.empty();
    return Optional.of(prompt.replaceFirst("[\\s.,;!]+$", "") + ", " + ending);
  }

  /// Scripts without spaces have no beginnings of words.
  private static String startOfWord(String word) {
    boolean spaced = word.codePoints().allMatch(it -> it < 0x2e80);
    return (spaced ? "(?<![\\p{L}\\p{N}])" : "") + Pattern.quote(word);
  }
}
