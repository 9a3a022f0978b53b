package dev.darkroom.provider.engine.film;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The words by which a prompt names motion, pace, weather and sound. They come from configuration.
public record FilmVocabulary(
    Map<Motion, List<String>> motion,
    Map<Pace, List<String>> pace,
    Map<Weather, List<String>> weather,
    Map<Sound, List<String>> sound) {
  public FilmVocabulary {
    motion = Map.copyOf(motion);
    pace = Map.copyOf(pace);
    weather = Map.copyOf(weather);
    sound = Map.copyOf(sound);
  }

  /// From plain records: a name such as `push-in`, and the words and phrases that mean it.
  ///
  /// @throws IllegalArgumentException naming a name that does not exist and those that do
  public static FilmVocabulary of(
      Map<String, List<String>> motion,
      Map<String, List<String>> pace,
      Map<String, List<String>> weather,
      Map<String, List<String>> sound) {
    return new FilmVocabulary(
        named(Motion.class, motion),
        named(Pace.class, pace),
        named(Weather.class, weather),
        named(Sound.class, sound));
  }

  private static <E extends Enum<E>> Map<E, List<String>> named(
      Class<E> kind, Map<String, List<String>> words) {
    var named = new EnumMap<E, List<String>>(kind);
    words.forEach((name, phrases) -> named.put(byName(kind, name), List.copyOf(phrases)));
    return named;
  }

  private static <E extends Enum<E>> E byName(Class<E> kind, String name) {
    var all = List.of(kind.getEnumConstants());
    return all.stream()
        .filter(one -> configured(one).equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException("\"%s\" is none of %s".formatted(name, namesOf(all))));
  }

  private static List<String> namesOf(Collection<? extends Enum<?>> all) {
    return all.stream().map(FilmVocabulary::configured).toList();
  }

  private static String configured(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
