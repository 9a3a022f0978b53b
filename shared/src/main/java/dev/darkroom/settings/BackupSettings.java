package dev.darkroom.settings;

import java.time.Duration;

/// Copies of the database that a running service makes by itself.
///
/// @param every time between two of them; zero makes none
/// @param keep how many of the newest stay
public record BackupSettings(Duration every, int keep) {
  static BackupSettings from(Section section) {
    return new BackupSettings(
        section
            .key("every", "How often the service copies its database; 0s is never.")
            .duration(Duration.ofHours(1), Duration.ZERO, Duration.ofDays(30)),
        section.key("keep", "How many of the newest copies stay.").whole(24, 1, 1_000));
  }
}
