package dev.darkroom.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// One key's value. Reading it states what is expected and what holds when it is absent; a value
/// that does not fit is reported and the default is used, so that reading can go on.
public final class Value {
  private final Section section;
  private final String name;
  private final String meaning;
  private final RawValue raw;

  Value(Section section, String name, String meaning, @Nullable Node node) {
    this.section = section;
    this.name = name;
    this.meaning = meaning;
    this.raw = new RawValue(section, name, node);
  }

  /// A whole number within bounds, both inclusive.
  public int whole(int byDefault, int min, int max) {
    return Math.toIntExact(wholeLong(byDefault, min, max));
  }

  /// As [#whole], for large numbers.
  public long wholeLong(long byDefault, long min, long max) {
    var expected = String.format(Locale.ROOT, "a whole number from %,d to %,d", min, max);
    return read(
        expected,
        Long.toString(byDefault),
        byDefault,
        text -> parseWhole(text).filter(it -> it >= min && it <= max));
  }

  /// A decimal number that is not negative.
  public BigDecimal decimal(BigDecimal byDefault) {
    return read(
        "a number such as 0.039",
        byDefault.toPlainString(),
        byDefault,
        text ->
            text.matches("[0-9]{1,9}(\\.[0-9]{1,6})?")
                ? Optional.of(new BigDecimal(text))
                : Optional.empty());
  }

  /// A number within bounds, both inclusive; may be negative or have a fraction.
  public double number(double byDefault, double min, double max) {
    return read(
        "a number from " + min + " to " + max,
        Double.toString(byDefault),
        byDefault,
        text ->
            text.matches("-?[0-9]{1,12}(\\.[0-9]{1,12})?")
                ? Optional.of(Double.valueOf(text)).filter(it -> it >= min && it <= max)
                : Optional.empty());
  }

  /// A time within bounds, both inclusive.
  public Duration duration(Duration byDefault, Duration min, Duration max) {
    return read(
        "a time from " + Units.text(min) + " to " + Units.text(max) + ", such as 30s, 5m, 2h, 7d",
        Units.text(byDefault),
        byDefault,
        text ->
            Units.duration(text).filter(it -> it.compareTo(min) >= 0 && it.compareTo(max) <= 0));
  }

  public long bytes(long byDefault, long min, long max) {
    return read(
        "a size from " + Units.bytesText(min) + " to " + Units.bytesText(max) + ", such as 25 MB",
        Units.bytesText(byDefault),
        byDefault,
        text -> Units.bytes(text).filter(it -> it >= min && it <= max));
  }

  public boolean flag(boolean byDefault) {
    return read(
        "true or false",
        Boolean.toString(byDefault),
        byDefault,
        text ->
            switch (text) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  /// A text that is not blank; an empty default means that it may be left out.
  public String text(String byDefault) {
    return read("a text", byDefault, byDefault, Value::filled);
  }

  public Optional<String> optionalText() {
    return readOptional("a text", Value::filled);
  }

  /// A text that must be there.
  public String requiredText() {
    if (raw.isAbsent()) section.report(raw.place(), path(), "expected a text, found nothing");
    return optionalText().orElse("");
  }

  /// An address that begins with http:// or https://.
  public URI address(String byDefault) {
    return read(
        "an address such as https://host/path", byDefault, URI.create(byDefault), Value::parseUri);
  }

  public Optional<URI> optionalAddress() {
    return readOptional("an address such as https://host/path", Value::parseUri);
  }

  public ZoneId zone(String byDefault) {
    return read(
        "a time zone such as Europe/Berlin",
        byDefault,
        ZoneId.of(byDefault),
        text ->
            ZoneId.getAvailableZoneIds().contains(text)
                ? Optional.of(ZoneId.of(text))
                : Optional.empty());
  }

  /// One of an enum's words, in lower case with dashes.
  public <E extends Enum<E>> E choice(E byDefault) {
    var all = byDefault.getDeclaringClass().getEnumConstants();
    return read(
        "one of " + Arrays.stream(all).map(Value::word).collect(Collectors.joining(", ")),
        word(byDefault),
        byDefault,
        text -> Arrays.stream(all).filter(it -> word(it).equals(text)).findFirst());
  }

  /// A list of texts, in the environment separated by commas.
  public List<String> texts(List<String> byDefault) {
    return list("a list of texts such as [a, b]", byDefault, Value::written, Value::filled);
  }

  /// A list whose items are read by `parse`.
  public <T> List<T> list(
      String expected,
      List<T> byDefault,
      Function<T, String> print,
      Function<String, Optional<T>> parse) {
    var printed = byDefault.stream().map(print).collect(Collectors.joining(", ", "[", "]"));
    declare(expected, printed);
    if (raw.isAbsent()) return byDefault;
    var result = new ArrayList<T>();
    for (var item : raw.all()) parsed(item, expected, parse).ifPresent(result::add);
    return List.copyOf(result);
  }

  private <T> T read(
      String expected, String printed, T byDefault, Function<String, Optional<T>> parse) {
    declare(expected, printed);
    return raw.one().flatMap(it -> parsed(it, expected, parse)).orElse(byDefault);
  }

  private <T> Optional<T> readOptional(String expected, Function<String, Optional<T>> parse) {
    declare(expected, "");
    return raw.one().flatMap(it -> parsed(it, expected, parse));
  }

  private <T> Optional<T> parsed(
      RawValue.Raw item, String expected, Function<String, Optional<T>> parse) {
    var value = parse.apply(item.text().strip());
    if (value.isEmpty())
      section.report(item.place(), path(), "expected " + expected + ", found " + item.shown());
    return value;
  }

  private void declare(String expected, String printed) {
    if (!meaning.isEmpty())
      section
          .file()
          .declare(
              raw.setting(
                  new KeyDoc(path(), section.variableOf(name), expected, printed, meaning)));
  }

  private String path() {
    return section.pathOf(name);
  }

  private static Optional<Long> parseWhole(String text) {
    return text.matches("-?[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  /// A text as a list of the file holds it.
  private static String written(String text) {
    return text.matches("[A-Za-z0-9].*") ? text : "\"" + text + "\"";
  }

  private static Optional<String> filled(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  private static Optional<URI> parseUri(String text) {
    try {
      var uri = new URI(text);
      var scheme = uri.getScheme();
      boolean web = "https".equals(scheme) || "http".equals(scheme);
      return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
