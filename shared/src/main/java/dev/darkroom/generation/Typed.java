package dev.darkroom.generation;

import dev.darkroom.catalog.Ratio;
import dev.darkroom.catalog.Size;
import dev.darkroom.media.Region;
import dev.darkroom.settings.Units;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what people type into number and size fields, on every surface alike.
public final class Typed {
  private static final int SHOWN_CHARS_MAX = 30;
  private static final Pattern REGION =
      Pattern.compile(
          "(?<x>[0-9]{1,5})\\s*,\\s*(?<y>[0-9]{1,5})\\s*,\\s*(?<w>[0-9]{1,5})\\s*,\\s*(?<h>[0-9]{1,5})");

  private Typed() {}

  /// What a field holds, or one sentence that says what it takes.
  public sealed interface Field<T> {
    record Good<T>(T value) implements Field<T> {}

    record Bad<T>(String sentence) implements Field<T> {}
  }

  /// A whole number within bounds, both inclusive.
  ///
  /// @param name what the person knows the field by, such as `count`
  public static Field<Long> whole(String name, String text, long min, long max) {
    return field(
        name,
        "a whole number from %,d to %,d".formatted(min, max),
        text,
        it ->
            it.matches("[+-]?[0-9]{1,18}")
                ? Optional.of(Long.valueOf(it)).filter(n -> n >= min && n <= max)
                : Optional.empty());
  }

  /// A seed; from 0 to [HouseRules#SEED_MAX].
  public static Field<Long> seed(String text) {
    return whole("seed", text, 0, HouseRules.SEED_MAX);
  }

  /// Such as `2K` or `1080p`; the catalogue says which of them a model offers.
  public static Field<Size> size(String text) {
    return field("size", "a size such as 1K, 2K, 4K or 1080p", text, quiet(Size::new));
  }

  /// Such as `16:9`.
  public static Field<Ratio> ratio(String text) {
    return field("ratio", "width to height such as 16:9", text, quiet(Ratio::parse));
  }

  /// Such as `8s` or `8`.
  public static Field<Duration> length(String text) {
    return field(
        "length",
        "seconds such as 8s, at most 120",
        text,
        it ->
            Units.duration(it.matches("[0-9]{1,4}") ? it + "s" : it)
                .filter(t -> !t.isZero() && t.compareTo(Duration.ofMinutes(2)) <= 0));
  }

  /// Left, top, width and height in pixels, such as `120,80,300,90`.
  public static Field<Region> region(String text) {
    return field(
        "region",
        "left,top,width,height in pixels such as 120,80,300,90",
        text,
        it -> Optional.of(REGION.matcher(it)).filter(Matcher::matches).flatMap(Typed::region));
  }

  private static Optional<Region> region(Matcher numbers) {
    return quiet((Matcher it) ->
            new Region(
                Integer.parseInt(it.group("x")),
                Integer.parseInt(it.group("y")),
                Integer.parseInt(it.group("w")),
                Integer.parseInt(it.group("h"))))
        .apply(numbers);
  }

  private static <T> Field<T> field(
      String name, String expected, String text, Function<String, Optional<T>> parse) {
    return parse
        .apply(text.strip())
        .<Field<T>>map(Field.Good::new)
        .orElseGet(() ->
            new Field.Bad<>("The %s must be %s, not “%s”.".formatted(name, expected, shown(text))));
  }

  private static <S, T> Function<S, Optional<T>> quiet(Function<S, T> parse) {
    return text -> {
      try {
        return Optional.of(parse.apply(text));
      } catch (IllegalArgumentException notOfThatForm) {
        return Optional.empty();
      }
    };
  }

  private static String shown(String text) {
    var plain = PromptText.normal(text).replace('\n', ' ');
    return plain.length() > SHOWN_CHARS_MAX ? plain.substring(0, SHOWN_CHARS_MAX) + "…" : plain;
  }
}
