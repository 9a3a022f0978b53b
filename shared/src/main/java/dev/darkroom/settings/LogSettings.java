package dev.darkroom.settings;

/// What the log looks like.
public record LogSettings(Format format, Level level) {
  public enum Format {
    TEXT,
    JSON
  }

  public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  static LogSettings from(Section section) {
    return new LogSettings(
        section.key("format", "text to read, json for machines.").choice(Format.TEXT),
        section.key("level", "The least that is logged.").choice(Level.INFO));
  }
}
