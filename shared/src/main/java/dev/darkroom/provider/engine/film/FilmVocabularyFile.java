package dev.darkroom.provider.engine.film;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the section `film` of `config/looks.yaml`.
public final class FilmVocabularyFile {
  private FilmVocabularyFile() {}

  /// @param section the section as a tree
  /// @throws IllegalArgumentException that says what is wrong
  public static FilmVocabulary read(JsonNode section) {
    return FilmVocabulary.of(
        words(section, "motion"),
        words(section, "pace"),
        words(section, "weather"),
        words(section, "sound"));
  }

  private static Map<String, List<String>> words(JsonNode section, String kind) {
    var node = section.path(kind);
    if (!node.isObject())
      throw new IllegalArgumentException("expected names with lists of words under " + kind);
    var words = new LinkedHashMap<String, List<String>>();
    for (var entry : node.properties()) {
      var phrases = new ArrayList<String>();
      entry.getValue().forEach(phrase -> phrases.add(phrase.asText()));
      words.put(entry.getKey(), phrases);
    }
    return words;
  }
}
