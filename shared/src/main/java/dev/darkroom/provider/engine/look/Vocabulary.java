package dev.darkroom.provider.engine.look;

import java.util.ArrayList;
import java.util.List;

/// The words that the engine knows: the section `vocabulary` of `config/looks.yaml`.
///
/// @param effects what can be asked for
/// @param strengths words that make the effect after them weaker or stronger
/// @param colours words for colours
/// @param edits words for what is done to a region
/// @param negations words that strike out the effect after them, such as `without`
/// @param fallback id of the effect for a prompt that names none
public record Vocabulary(
    List<Effect> effects,
    List<Strength> strengths,
    List<Colour> colours,
    List<EditWords> edits,
    List<String> negations,
    String fallback) {
  public Vocabulary {
    effects = List.copyOf(effects);
    strengths = List.copyOf(strengths);
    colours = List.copyOf(colours);
    edits = List.copyOf(edits);
    negations = List.copyOf(negations);
    var problems = problems(effects, fallback);
    if (!problems.isEmpty()) throw new IllegalArgumentException(String.join("; ", problems));
  }

  /// @param factor below 1 weaker, above 1 stronger
  public record Strength(double factor, List<String> words) {
    public Strength {
      words = List.copyOf(words);
      if (!(factor > 0 && factor <= 3))
        throw new IllegalArgumentException("a strength is above 0 and at most 3");
    }
  }

  /// @param hex red, green, blue as `0xRRGGBB`
  public record Colour(String id, int hex, List<String> words) {
    public Colour {
      words = List.copyOf(words);
    }
  }

  /// The words that ask for an edit of a region.
  public record EditWords(RegionEdit edit, List<String> words) {
    public EditWords {
      words = List.copyOf(words);
    }
  }

  /// The effect of that id.
  ///
  /// @throws IllegalArgumentException when there is none
  public Effect effect(String id) {
    return effects.stream()
        .filter(effect -> effect.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no effect is called " + id));
  }

  /// What is wrong with a vocabulary as a whole, in words for whoever wrote it.
  public static List<String> problems(List<Effect> effects, String fallback) {
    var problems = new ArrayList<String>();
    var ids = effects.stream().map(Effect::id).toList();
    for (var id : ids.stream().distinct().toList())
      if (ids.indexOf(id) != ids.lastIndexOf(id)) problems.add("effect " + id + " is there twice");
    if (!ids.contains(fallback)) problems.add("the fallback " + fallback + " is not an effect");
    return problems;
  }
}
