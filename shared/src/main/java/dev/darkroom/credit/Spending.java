package dev.darkroom.credit;

import java.time.Instant;
import java.util.List;

/// What a community really spent, for reports.
public interface Spending {
  /// What was spent from `from` until before `to`, the most dollars first. Generations that were
  /// given back do not count; those that run count with their highest price.
  List<Line> by(Dimension dimension, CommunityId community, Instant from, Instant to);

  /// What a report is grouped by.
  enum Dimension {
    MODEL,
    MEMBER,
    CHANNEL
  }

  /// @param id the model's, member's or channel's id
  record Line(String id, long generations, Credits credits, Dollars dollars) {}
}
