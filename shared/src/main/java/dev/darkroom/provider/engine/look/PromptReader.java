package dev.darkroom.provider.engine.look;

import dev.darkroom.provider.engine.look.Effect.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Reads a prompt by looking for the vocabulary's words. It understands nothing else, and says so.
public final class PromptReader {
  private static final int EFFECTS_MAX = 5;

  private final Vocabulary vocabulary;

  public PromptReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /// @param region whether the prompt is about a rectangle of the picture
  public Reading read(String prompt, boolean region) {
    var quoted = QuotedText.in(prompt);
    var words = new Words(QuotedText.without(prompt));
    var strengths = strengths(words);
    var found = effects(words, strengths);
    var colour = firstColour(words);
    var edit = region ? edit(words, quoted, colour, found) : Optional.<RegionEdit>empty();
    if (edit.isEmpty() && found.kept.isEmpty()) return fallback(colour, quoted);
    var note = new ArrayList<String>();
    edit.ifPresent(e -> note.add(wordFor(e, colour, quoted)));
    for (var hit : found.kept) note.add("«" + hit.effect.id() + "» (" + kind(hit.effect) + ")");
    return new Reading(
        steps(found.kept),
        edit,
        hex(colour),
        quoted,
        "read " + join(note) + " from the prompt" + leftOut(found));
  }

  private Reading fallback(Optional<Vocabulary.Colour> colour, Optional<String> quoted) {
    var effect = vocabulary.effect(vocabulary.fallback());
    return new Reading(
        steps(List.of(new Hit(effect, 0, 1))),
        Optional.empty(),
        hex(colour),
        quoted,
        "the prompt names no effect that this engine knows, so it used «"
            + effect.id()
            + "» ("
            + kind(effect)
            + ")");
  }

  private record Hit(Effect effect, int at, double factor) {}

  private record Found(List<Hit> kept, List<Effect> clashing) {}

  private Found effects(Words words, List<StrengthHit> strengths) {
    var hits = new ArrayList<Hit>();
    for (var phrase : byLength())
      for (var place : words.takeAll(phrase.words))
        if (!words.follows(place, vocabulary.negations()))
          hits.add(new Hit(phrase.effect, place.at(), factorFor(place, strengths)));
    hits.sort(Comparator.comparingInt(Hit::at));
    var kept = new ArrayList<Hit>();
    var clashing = new ArrayList<Effect>();
    var kinds = EnumSet.noneOf(Kind.class);
    for (var hit : hits) {
      if (kept.stream().anyMatch(h -> h.effect.equals(hit.effect))) continue;
      boolean clashes = hit.effect.kind().onlyOne() && kinds.contains(hit.effect.kind());
      if (clashes || kept.size() == EFFECTS_MAX) clashing.add(hit.effect);
      else kept.add(hit);
      kinds.add(hit.effect.kind());
    }
    return new Found(kept, clashing);
  }

  private record Phrase(Effect effect, String words) {}

  /// Longest first, so that `blue hour` is not read as `blue`.
  private List<Phrase> byLength() {
    return vocabulary.effects().stream()
        .flatMap(effect -> effect.words().stream().map(words -> new Phrase(effect, words)))
        .sorted(Comparator.comparingInt((Phrase p) -> p.words.length()).reversed())
        .toList();
  }

  private record StrengthHit(Words.Place place, double factor) {}

  private List<StrengthHit> strengths(Words words) {
    var hits = new ArrayList<StrengthHit>();
    for (var strength : vocabulary.strengths())
      for (var word : strength.words())
        for (var place : words.findAll(word)) hits.add(new StrengthHit(place, strength.factor()));
    return hits;
  }

  /// A strength counts for the effect that stands at most two words behind it, or right before it.
  private static double factorFor(Words.Place place, List<StrengthHit> strengths) {
    double factor = 1;
    for (var strength : strengths) {
      int gap = place.at() - strength.place.end();
      if ((gap >= 0 && gap <= 2) || strength.place.at() == place.end()) factor = strength.factor;
    }
    return factor;
  }

  private Optional<Vocabulary.Colour> firstColour(Words words) {
    var hits = new ArrayList<ColourHit>();
    for (var colour : vocabulary.colours())
      for (var word : colour.words())
        for (var place : words.findAll(word)) hits.add(new ColourHit(colour, place.at()));
    return hits.stream().min(Comparator.comparingInt(ColourHit::at)).map(ColourHit::colour);
  }

  private record ColourHit(Vocabulary.Colour colour, int at) {}

  private Optional<RegionEdit> edit(
      Words words, Optional<String> quoted, Optional<Vocabulary.Colour> colour, Found found) {
    for (var edit : vocabulary.edits())
      for (var word : edit.words())
        if (edit.edit() != RegionEdit.RECOLOUR
            && edit.edit() != RegionEdit.WRITE
            && !words.findAll(word).isEmpty()) return Optional.of(edit.edit());
    if (quoted.isPresent()) return Optional.of(RegionEdit.WRITE);
    boolean recolours = colour.isPresent() && found.kept.isEmpty();
    return recolours ? Optional.of(RegionEdit.RECOLOUR) : Optional.empty();
  }

  private static List<Step> steps(List<Hit> hits) {
    return hits.stream()
        .flatMap(hit -> hit.effect.steps().stream().map(step -> step.times(hit.factor)))
        .sorted(Comparator.comparing(Step::method))
        .toList();
  }

  private static OptionalInt hex(Optional<Vocabulary.Colour> colour) {
    return colour.map(c -> OptionalInt.of(c.hex())).orElse(OptionalInt.empty());
  }

  private static String wordFor(
      RegionEdit edit, Optional<Vocabulary.Colour> colour, Optional<String> quoted) {
    var what =
        switch (edit) {
          case RECOLOUR -> colour.map(c -> " " + c.id()).orElse("");
          case WRITE -> quoted.map(text -> " “" + text + "”").orElse("");
          case REMOVE, BLUR, PIXELATE -> "";
        };
    return "«" + edit.name().toLowerCase(Locale.ROOT) + what + "» (edit)";
  }

  private static String leftOut(Found found) {
    if (found.clashing.isEmpty()) return "";
    return "; left out "
        + found.clashing.stream()
            .distinct()
            .map(effect -> "«" + effect.id() + "»")
            .collect(Collectors.joining(", "))
        + ", which would fight with it";
  }

  private static String kind(Effect effect) {
    return effect.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String join(List<String> parts) {
    if (parts.size() == 1) return parts.getFirst();
    return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }
}
