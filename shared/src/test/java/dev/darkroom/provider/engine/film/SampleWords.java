package dev.darkroom.provider.engine.film;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A vocabulary in which everything goes by the name that people read, for tests.
final class SampleWords {
  static final FilmVocabulary VOCABULARY =
      new FilmVocabulary(
          byWords(Motion.values(), Motion::words),
          byWords(Pace.values(), pace -> pace.name()),
          byWords(Weather.values(), Weather::words),
          byWords(Sound.values(), Sound::words));

  private SampleWords() {}

  private static <E extends Enum<E>> java.util.Map<E, List<String>> byWords(
      E[] all, Function<E, String> words) {
    return Arrays.stream(all)
        .collect(Collectors.toMap(one -> one, one -> List.of(words.apply(one))));
  }
}
