package dev.darkroom.surface;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;

/// The sentences of one language, with names put in.
final class Phrases {
  /// The languages there are, English first.
  static final List<Locale> LANGUAGES =
      List.of(
          Locale.ENGLISH,
          Locale.GERMAN,
          Locale.of("es"),
          Locale.FRENCH,
          Locale.JAPANESE,
          Locale.of("pt", "BR"));

  static final String BUNDLE = "dev.darkroom.surface.words";

  private final Locale locale;
  private final ResourceBundle bundle;

  Phrases(Locale wanted) {
    this.locale = nearest(wanted);
    this.bundle = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
  }

  /// The machine's own language must not leak into what people read.
  private static final Control NO_FALLBACK =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  Locale locale() {
    return locale;
  }

  Set<String> keys() {
    return bundle.keySet();
  }

  String say(String key) {
    return bundle.getString(key);
  }

  /// Puts each value in for its `{name}`; what is put in is not read again.
  String say(String key, Map<String, String> values) {
    var pattern = bundle.getString(key);
    var text = new StringBuilder();
    int at = 0;
    for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', at)) {
      int close = pattern.indexOf('}', open);
      var value = values.get(pattern.substring(open + 1, close));
      if (value == null)
        throw new IllegalArgumentException(key + " needs more than " + values.keySet());
      text.append(pattern, at, open).append(value);
      at = close + 1;
    }
    return text.append(pattern, at, pattern.length()).toString();
  }

  /// Says `key.one` or `key.other` with `{number}`.
  String counted(String key, long number) {
    return say(key + (number == 1 ? ".one" : ".other"), Map.of("number", number(number)));
  }

  String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /// Rounded to what people care about: seconds below a minute and a half, then minutes, then
  /// hours.
  String time(Duration time) {
    long seconds = Math.max(1, time.toSeconds());
    if (seconds < 90) return counted("time.seconds", seconds);
    long minutes = Math.ceilDiv(seconds, 60);
    if (minutes < 90) return counted("time.minutes", minutes);
    return counted("time.hours", Math.ceilDiv(minutes, 60));
  }

  String date(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(locale)
        .format(at.atZone(zone));
  }

  private static Locale nearest(Locale wanted) {
    return LANGUAGES.stream()
        .filter(it -> it.getLanguage().equals(wanted.getLanguage()))
        .findFirst()
        .orElse(Locale.ENGLISH);
  }
}
