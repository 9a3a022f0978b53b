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
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// One key's value. Reading it states what is expected and what holds when it is absent; a value
/// that does not fit is reported and the default is used, so that reading can go on.
public final class Value {
  private static final int TEXT_CHARS_MAX = 20_000;
  private static final int SHOWN_CHARS_MAX = 60;

  private final Section section;
  private final String name;
  private final String meaning;
  private final @Nullable Node node;

  /// @param shown the text as it stands in the file, before substitution
  private record Raw(String place, String text, String shown) {}

  Value(Section section, String name, String meaning, @Nullable Node node) {
    this.section = section;
    this.name = name;
    this.meaning = meaning;
    this.node = node;
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
    return read("a text", "", Optional.empty(), text -> filled(text).map(Optional::of));
  }

  /// A text that must be there.
  public String requiredText() {
    var text = optionalText();
    if (text.isEmpty() && absent())
      section.report(place(), path(), "expected a text, found nothing");
    return text.orElse("");
  }

  /// An address that begins with http:// or https://.
  public URI address(String byDefault) {
    return read(
        "an address such as https://host/path", byDefault, URI.create(byDefault), Value::parseUri);
  }

  public Optional<URI> optionalAddress() {
    return read(
        "an address such as https://host/path",
        "",
        Optional.empty(),
        text -> parseUri(text).map(Optional::of));
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
    var result = new ArrayList<T>();
    for (var raw : raws()) {
      var item = parse.apply(raw.text());
      if (item.isPresent()) result.add(item.get());
      else section.report(raw.place(), path(), "expected " + expected + ", found " + raw.shown());
    }
    return absent() ? byDefault : List.copyOf(result);
  }

  private <T> T read(
      String expected, String printed, T byDefault, Function<String, Optional<T>> parse) {
    declare(expected, printed);
    var raw = raw();
    if (raw.isEmpty()) return byDefault;
    var value = parse.apply(raw.get().text().strip());
    if (value.isEmpty())
      section.report(
          raw.get().place(), path(), "expected " + expected + ", found " + raw.get().shown());
    return value.orElse(byDefault);
  }

  private Optional<Raw> raw() {
    var override = override();
    if (override.isPresent()) return override;
    if (node == null || Section.isNull(node)) return Optional.empty();
    if (node instanceof ScalarNode scalar) return scalar(scalar);
    section.report(place(), path(), "expected a single value, found " + Section.kind(node));
    return Optional.empty();
  }

  private List<Raw> raws() {
    var override = override();
    if (override.isPresent()) {
      var whole = override.get();
      return Arrays.stream(whole.text().split(","))
          .map(it -> new Raw(whole.place(), it.strip(), quoted(it.strip())))
          .toList();
    }
    if (!(node instanceof SequenceNode list)) return raw().stream().toList();
    var result = new ArrayList<Raw>();
    for (var item : list.getValue())
      if (item instanceof ScalarNode scalar) scalar(scalar).ifPresent(result::add);
      else section.report(section.file().place(item), path(), "expected a single value");
    return result;
  }

  private Optional<Raw> override() {
    if (!section.file().overridable()) return Optional.empty();
    var variable = section.variableOf(name);
    return section
        .file()
        .environment()
        .get(variable)
        .flatMap(text -> withoutSecret(new Raw(variable, text, quoted(text))));
  }

  private Optional<Raw> scalar(ScalarNode scalar) {
    var place = section.file().place(scalar);
    var mistakes = section.file().mistakes();
    var text = section.file().environment().substitute(scalar.getValue(), place, path(), mistakes);
    if (text.length() <= TEXT_CHARS_MAX)
      return withoutSecret(new Raw(place, text, quoted(scalar.getValue())));
    section.report(place, path(), "expected at most " + TEXT_CHARS_MAX + " characters");
    return Optional.empty();
  }

  private Optional<Raw> withoutSecret(Raw raw) {
    var shape = SecretShape.of(raw.text());
    if (shape.isEmpty()) return Optional.of(raw);
    section.report(
        raw.place(),
        path(),
        "looks like " + shape.get().words() + "; secrets are read from their own variables only");
    return Optional.empty();
  }

  private boolean absent() {
    return override().isEmpty() && (node == null || Section.isNull(node));
  }

  private void declare(String expected, String printed) {
    if (!meaning.isEmpty())
      section
          .file()
          .declare(new KeyDoc(path(), section.variableOf(name), expected, printed, meaning));
  }

  private String path() {
    return section.pathOf(name);
  }

  private String place() {
    return node == null ? section.place() : section.file().place(node);
  }

  private static String quoted(String text) {
    var line = text.replaceAll("\\p{Cntrl}", " ");
    return "\""
        + (line.length() > SHOWN_CHARS_MAX ? line.substring(0, SHOWN_CHARS_MAX) + "…" : line)
        + "\"";
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
