package dev.darkroom.credit;

/// A limit that a moderator set.
///
/// @param limit the most that may be used in one window; dollars are in millionths
public record Quota(CommunityId community, Scope scope, Window window, Metric metric, long limit) {
  public Quota {
    if (limit < 0) throw new IllegalArgumentException("quota must not be negative: " + limit);
  }

  /// Whom or what a quota limits.
  ///
  /// @param id the member's, role's, channel's or model's id; empty for the community
  public record Scope(Kind kind, String id) {
    public enum Kind {
      MEMBER,
      ROLE,
      CHANNEL,
      MODEL,
      COMMUNITY
    }
  }

  /// The span a quota counts over; windows start at midnight, on Monday, or on the first, in the
  /// community's time zone.
  public enum Window {
    DAY,
    WEEK,
    MONTH
  }

  /// What a quota counts.
  public enum Metric {
    CREDITS,
    GENERATIONS,
    DOLLARS
  }
}
