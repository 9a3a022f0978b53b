package dev.darkroom.provider.engine.film;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// What a clip will show and sound like, as read from a prompt.
///
/// @param motionNamed whether the prompt asked for the motion; else the seed chose it
/// @param soundNamed whether the prompt asked for the sounds; else they follow from the weather
/// @param strikes when lightning strikes, in seconds from the start
/// @param seconds playing time
record Screenplay(
    Motion motion,
    boolean motionNamed,
    Pace pace,
    Set<Weather> weather,
    Set<Sound> sounds,
    boolean soundNamed,
    List<Double> strikes,
    double seconds,
    long seed) {
  private static final int WEATHERS_MAX = 3;
  private static final int SOUNDS_MAX = 4;
  private static final List<Motion> UNASKED = List.of(Motion.PUSH_IN, Motion.ORBIT, Motion.DRIFT);

  Screenplay {
    weather = Set.copyOf(weather);
    sounds = Set.copyOf(sounds);
    strikes = List.copyOf(strikes);
  }

  static Screenplay read(String prompt, FilmVocabulary vocabulary, double seconds, long seed) {
    var random = new SplittableRandom(seed);
    var search = new WordSearch(prompt);
    var motions = search.named(vocabulary.motion());
    var unasked = UNASKED.get(random.nextInt(UNASKED.size()));
    var weather = firstOf(search.named(vocabulary.weather()), WEATHERS_MAX, Weather.class);
    var named = firstOf(search.named(vocabulary.sound()), SOUNDS_MAX, Sound.class);
    var sounds = named.isEmpty() ? soundsOf(weather) : named;
    return new Screenplay(
        motions.isEmpty() ? unasked : motions.getFirst(),
        !motions.isEmpty(),
        search.named(vocabulary.pace()).stream().findFirst().orElse(Pace.STEADY),
        weather,
        sounds,
        !named.isEmpty(),
        strikes(weather.contains(Weather.STORM) || sounds.contains(Sound.THUNDER), seconds, random),
        seconds,
        seed);
  }

  private static <E extends Enum<E>> Set<E> firstOf(List<E> named, int most, Class<E> kind) {
    var first = EnumSet.noneOf(kind);
    first.addAll(named.subList(0, Math.min(most, named.size())));
    return first;
  }

  private static Set<Sound> soundsOf(Set<Weather> weather) {
    if (weather.isEmpty()) return EnumSet.of(Sound.PAD, Sound.ROOM);
    return weather.stream()
        .flatMap(one -> one.sounds().stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Sound.class)));
  }

  /// One strike in the first half and, in a longer clip, one more: never near enough to each other
  /// to flicker.
  private static List<Double> strikes(boolean wanted, double seconds, SplittableRandom random) {
    var strikes = new ArrayList<Double>();
    if (wanted) strikes.add(seconds * (0.2 + 0.15 * random.nextDouble()));
    if (wanted && seconds > 5) strikes.add(seconds * (0.58 + 0.12 * random.nextDouble()));
    return strikes;
  }

  boolean has(Weather one) {
    return weather.contains(one);
  }

  /// One line for people: what was read from the prompt, and what was chosen for want of words.
  String note() {
    var speed =
        switch (pace) {
          case SLOW -> "slow ";
          case STEADY -> "";
          case FAST -> "fast ";
        };
    var air =
        weather.isEmpty()
            ? ""
            : ", " + list(weather.stream().sorted().map(Weather::words).toList());
    var heard = list(sounds.stream().sorted().map(Sound::words).toList());
    return speed
        + motion.words()
        + (motionNamed ? "" : " (no motion was named)")
        + air
        + "; sound: "
        + heard
        + (soundNamed || !weather.isEmpty() ? "" : " (no sound was named)");
  }

  private static String list(List<String> words) {
    if (words.size() == 1) return words.getFirst();
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
