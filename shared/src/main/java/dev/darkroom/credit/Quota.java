package dev.darkroom.credit;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

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
    MONTH;

    /// When the window that contains `moment` began.
    public Instant start(Instant moment, ZoneId zone) {
      return firstDay(moment, zone).atStartOfDay(zone).toInstant();
    }

    /// When the window that contains `moment` ends and the next one begins.
    public Instant end(Instant moment, ZoneId zone) {
      var first = firstDay(moment, zone);
      var next =
          switch (this) {
            case DAY -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
          };
      return next.atStartOfDay(zone).toInstant();
    }

    private LocalDate firstDay(Instant moment, ZoneId zone) {
      var day = LocalDate.ofInstant(moment, zone);
      return switch (this) {
        case DAY -> day;
        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        case MONTH -> day.withDayOfMonth(1);
      };
    }
  }

  /// What a quota counts.
  public enum Metric {
    CREDITS,
    GENERATIONS,
    DOLLARS
  }
}
