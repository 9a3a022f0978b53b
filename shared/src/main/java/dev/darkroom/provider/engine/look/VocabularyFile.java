package dev.darkroom.provider.engine.look;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads the section `vocabulary` of `config/looks.yaml`, and finds everything that is wrong in it.
public final class VocabularyFile {
  private final List<String> problems = new ArrayList<>();

  private VocabularyFile() {}

  /// @param section the section as a tree
  /// @throws IllegalArgumentException with one line for every mistake
  public static Vocabulary read(JsonNode section) {
    var reader = new VocabularyFile();
    var effects = reader.effects(section.path("effects"));
    var strengths = reader.strengths(section.path("strengths"));
    var colours = reader.colours(section.path("colours"));
    var edits = reader.edits(section.path("edits"));
    var negations = reader.words("negations", section.path("negations"));
    var fallback = section.path("fallback").asText();
    reader.problems.addAll(Vocabulary.problems(effects, fallback));
    if (!reader.problems.isEmpty())
      throw new IllegalArgumentException(String.join("\n", reader.problems));
    return new Vocabulary(effects, strengths, colours, edits, negations, fallback);
  }

  private List<Effect> effects(JsonNode section) {
    var effects = new ArrayList<Effect>();
    section
        .properties()
        .forEach(entry -> {
          var place = "effects." + entry.getKey();
          var node = entry.getValue();
          var kind = kind(place, node.path("kind").asText());
          var words = words(place + ".words", node.path("words"));
          var steps = steps(place, node.path("steps"));
          if (kind.isPresent() && !words.isEmpty() && !steps.isEmpty())
            effects.add(new Effect(entry.getKey(), kind.get(), words, steps));
        });
    return effects;
  }

  private Optional<Effect.Kind> kind(String place, String text) {
    for (var kind : Effect.Kind.values())
      if (kind.name().toLowerCase(Locale.ROOT).equals(text)) return Optional.of(kind);
    problems.add(place + ".kind is light, palette, mood, style or material, not " + quoted(text));
    return Optional.empty();
  }

  /// Each step is a method's name with its numbers below it.
  private List<Step> steps(String place, JsonNode list) {
    var steps = new ArrayList<Step>();
    for (var item : list)
      item.properties()
          .forEach(entry -> step(place, entry.getKey(), entry.getValue()).ifPresent(steps::add));
    if (steps.isEmpty()) problems.add(place + ".steps names no method");
    return steps;
  }

  private Optional<Step> step(String place, String name, JsonNode numbers) {
    var method = Method.find(name);
    if (method.isEmpty()) {
      problems.add(place + ".steps: there is no method " + quoted(name));
      return Optional.empty();
    }
    var values = new HashMap<String, Double>();
    for (Map.Entry<String, JsonNode> number : numbers.properties()) {
      double value = number.getValue().isNumber() ? number.getValue().asDouble() : Double.NaN;
      var problem = Step.problem(method.get(), number.getKey(), value);
      if (problem.isEmpty()) values.put(number.getKey(), value);
      else problems.add(place + ".steps: " + problem);
    }
    return Optional.of(new Step(method.get(), values));
  }

  private List<Vocabulary.Strength> strengths(JsonNode list) {
    var strengths = new ArrayList<Vocabulary.Strength>();
    for (var item : list) {
      double factor = item.path("factor").asDouble();
      if (factor > 0 && factor <= 3)
        strengths.add(
            new Vocabulary.Strength(factor, words("strengths.words", item.path("words"))));
      else problems.add("strengths: a factor is above 0 and at most 3");
    }
    return strengths;
  }

  private List<Vocabulary.Colour> colours(JsonNode section) {
    var colours = new ArrayList<Vocabulary.Colour>();
    section
        .properties()
        .forEach(entry -> {
          var place = "colours." + entry.getKey();
          var hex = entry.getValue().path("hex").asText();
          if (hex.matches("#[0-9a-fA-F]{6}"))
            colours.add(
                new Vocabulary.Colour(
                    entry.getKey(),
                    Integer.parseInt(hex.substring(1), 16),
                    words(place + ".words", entry.getValue().path("words"))));
          else problems.add(place + ".hex is six hexadecimal digits, such as \"#c62828\"");
        });
    return colours;
  }

  private List<Vocabulary.EditWords> edits(JsonNode section) {
    var edits = new ArrayList<Vocabulary.EditWords>();
    section
        .properties()
        .forEach(entry -> {
          var words = words("edits." + entry.getKey(), entry.getValue());
          edit(entry.getKey()).ifPresent(e -> edits.add(new Vocabulary.EditWords(e, words)));
        });
    return edits;
  }

  private Optional<RegionEdit> edit(String name) {
    for (var edit : RegionEdit.values())
      if (edit.name().toLowerCase(Locale.ROOT).equals(name)) return Optional.of(edit);
    problems.add("edits: there is no edit " + quoted(name));
    return Optional.empty();
  }

  private List<String> words(String place, JsonNode list) {
    var words = new ArrayList<String>();
    for (var item : list) if (!item.asText().isBlank()) words.add(item.asText());
    if (words.isEmpty()) problems.add(place + " is a list of words, and empty");
    return words;
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
