package dev.darkroom.provider.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;

/// How long a service asks to wait, wherever it hides that. No wait is longer than [#LONGEST].
public final class RetryAfter {
  public static final Duration LONGEST = Duration.ofHours(1);

  private static final Pattern IN_WORDS =
      Pattern.compile(
          "(?:retry|resets?|again|wait)[^0-9]{0,20}(\\d{1,9}(?:\\.\\d{1,9})?) ?(ms|s|m|h)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");

  private RetryAfter() {}

  /// From the headers `Retry-After` (seconds or a date) and `Retry-After-Ms`.
  public static Optional<Duration> in(Headers headers, InstantSource clock) {
    var millis = headers.get("Retry-After-Ms");
    if (millis != null && NUMBER.matcher(millis).matches())
      return Optional.of(bounded(Double.parseDouble(millis) / 1000));
    var header = headers.get("Retry-After");
    if (header == null) return Optional.empty();
    var text = header.strip();
    return NUMBER.matcher(text).matches()
        ? Optional.of(bounded(Double.parseDouble(text)))
        : until(text, clock.instant());
  }

  /// From a sentence such as `Please retry in 12.59s` or `resets in ~30s`.
  public static Optional<Duration> inWords(String sentence) {
    var found = IN_WORDS.matcher(sentence);
    if (!found.find()) return Optional.empty();
    double unit =
        switch (found.group(2).toLowerCase(Locale.ROOT)) {
          case "ms" -> 0.001;
          case "m" -> 60;
          case "h" -> 3600;
          case String _ -> 1;
        };
    return Optional.of(bounded(Double.parseDouble(found.group(1)) * unit));
  }

  /// A number of seconds, capped.
  public static Duration bounded(double seconds) {
    if (!(seconds > 0)) return Duration.ZERO;
    return seconds >= LONGEST.toSeconds() ? LONGEST : Duration.ofMillis((long) (seconds * 1000));
  }

  private static Optional<Duration> until(String date, Instant now) {
    try {
      var then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(bounded(Duration.between(now, then).toMillis() / 1000.0));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
