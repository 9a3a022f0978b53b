package dev.darkroom.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How durations and byte counts are written in configuration: `30s`, `90m`, `7d`; `25 MB`.
public final class Units {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})\\s?(ms|s|m|h|d)");
  private static final Pattern BYTES = Pattern.compile("([0-9]{1,9})\\s?(B|KB|MB|GB)");

  private Units() {}

  /// Empty when it is not of that form.
  public static Optional<Duration> duration(String text) {
    var match = DURATION.matcher(text.strip());
    if (!match.matches()) return Optional.empty();
    long number = Long.parseLong(match.group(1));
    return Optional.of(
        switch (match.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  /// Empty when it is not of that form. A KB is 1,024 bytes.
  public static Optional<Long> bytes(String text) {
    var match = BYTES.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!match.matches()) return Optional.empty();
    long number = Long.parseLong(match.group(1));
    return Optional.of(
        switch (match.group(2)) {
          case "B" -> number;
          case "KB" -> number << 10;
          case "MB" -> number << 20;
          default -> number << 30;
        });
  }

  /// The shortest way to write it, such as `90s` or `7d`.
  public static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1000 != 0) return millis + "ms";
    long seconds = millis / 1000;
    if (seconds == 0) return "0s";
    if (seconds % 86_400 == 0) return seconds / 86_400 + "d";
    if (seconds % 3_600 == 0) return seconds / 3_600 + "h";
    if (seconds % 60 == 0) return seconds / 60 + "m";
    return seconds + "s";
  }

  /// Such as `25 MB`.
  public static String bytesText(long sizeBytes) {
    if (sizeBytes > 0 && sizeBytes % (1L << 30) == 0) return (sizeBytes >> 30) + " GB";
    if (sizeBytes > 0 && sizeBytes % (1L << 20) == 0) return (sizeBytes >> 20) + " MB";
    if (sizeBytes > 0 && sizeBytes % (1L << 10) == 0) return (sizeBytes >> 10) + " KB";
    return sizeBytes + " B";
  }
}
