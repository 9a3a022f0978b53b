package dev.darkroom.settings;

import java.time.Duration;

/// How long things are kept.
///
/// @param files references and outputs
/// @param prompts what people typed
/// @param audit who changed what
/// @param leftCommunities data of a community after the bot was removed from it
public record RetentionSettings(
    Duration files, Duration prompts, Duration audit, Duration leftCommunities) {
  static RetentionSettings from(Section section) {
    return new RetentionSettings(
        days(section.key("files", "How long references and outputs are kept."), 7),
        days(section.key("prompts", "How long prompts are kept."), 30),
        days(section.key("audit", "How long the log of moderators' changes is kept."), 180),
        days(
            section.key(
                "left-communities",
                "How long data of a community stays after the bot was removed from it."),
            30));
  }

  private static Duration days(Value value, int byDefault) {
    return value.duration(Duration.ofDays(byDefault), Duration.ofHours(1), Duration.ofDays(3_650));
  }
}
