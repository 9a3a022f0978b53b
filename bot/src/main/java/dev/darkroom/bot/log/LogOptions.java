package dev.darkroom.bot.log;

import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.event.Level;

/// How this process logs. The log belongs to the process, hence the one static choice; it only
/// takes effect when the first line is logged, so that short commands never set up a log.
///
/// @param level the least severe level that is written
public record LogOptions(Level level, Format format) {
  /// How a line looks.
  public enum Format {
    /// For people.
    TEXT,
    /// One JSON object a line, for collectors.
    JSON
  }

  private static final AtomicReference<LogOptions> CHOSEN =
      new AtomicReference<>(new LogOptions(Level.WARN, Format.TEXT));

  /// Decides how this process logs. Must be called before the first line is logged.
  public static void choose(LogOptions options) {
    CHOSEN.set(options);
  }

  static LogOptions chosen() {
    return CHOSEN.get();
  }
}
