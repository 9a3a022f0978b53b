package dev.darkroom.settings;

import java.time.ZoneId;

/// When people are asked to confirm a price, and which clock quotas follow. Moderators may set
/// their own community's values.
///
/// @param confirmAboveCredits a dearer generation must be confirmed
/// @param confirmClips whether every clip must be confirmed
/// @param zone time zone of days, weeks and months
public record CreditSettings(long confirmAboveCredits, boolean confirmClips, ZoneId zone) {
  static CreditSettings from(Section section) {
    var above =
        section
            .key("confirm-above", "A generation that costs more credits must be confirmed.")
            .wholeLong(500, 0, 1_000_000_000);
    return new CreditSettings(
        above,
        section.key("confirm-clips", "Whether every clip must be confirmed.").flag(true),
        section
            .key("time-zone", "Time zone in which days, weeks and months of quotas begin.")
            .zone("UTC"));
  }
}
