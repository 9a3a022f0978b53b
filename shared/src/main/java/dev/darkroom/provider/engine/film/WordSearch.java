package dev.darkroom.provider.engine.film;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Finds phrases in a prompt as whole words. Of phrases that overlap, the longest counts: "zoom
/// out" is not "zoom". A phrase after "no" or "without" does not count.
final class WordSearch {
  private static final Set<String> DENIALS = Set.of("no", "not", "without", "never");

  private final String text;

  WordSearch(String prompt) {
    var words = prompt.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    text = " " + words + " ";
  }

  /// Everything of `vocabulary` that is named, in the order of the prompt.
  <E extends Enum<E>> List<E> named(Map<E, List<String>> vocabulary) {
    var hits = new ArrayList<Hit<E>>();
    vocabulary.forEach((what, phrases) -> phrases.forEach(phrase -> search(what, phrase, hits)));
    hits.sort(
        Comparator.<Hit<E>>comparingInt(hit -> hit.start() - hit.end())
            .thenComparingInt(Hit::start)
            .thenComparing(Hit::what));
    var taken = new boolean[text.length()];
    return hits.stream()
        .filter(hit -> hit.take(taken))
        .filter(hit -> !denied(hit.start()))
        .sorted(Comparator.comparingInt(Hit::start))
        .map(Hit::what)
        .distinct()
        .toList();
  }

  /// @param start of the space before the phrase
  /// @param end after the space behind it
  private record Hit<E>(E what, int start, int end) {
    /// Takes the letters for this hit; false when a longer one has some of them already.
    boolean take(boolean[] taken) {
      for (int i = start + 1; i < end - 1; i++) if (taken[i]) return false;
      Arrays.fill(taken, start + 1, end - 1, true);
      return true;
    }
  }

  private <E> void search(E what, String phrase, List<Hit<E>> hits) {
    var wanted = " " + phrase.toLowerCase(Locale.ROOT).replace('-', ' ').strip() + " ";
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
      hits.add(new Hit<>(what, at, at + wanted.length()));
  }

  private boolean denied(int start) {
    int before = text.lastIndexOf(' ', start - 1);
    return before >= 0 && DENIALS.contains(text.substring(before + 1, start));
  }
}
