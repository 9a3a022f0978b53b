package dev.darkroom.credit;

/// What a member or a community gets each month.
///
/// @param monthly credits a month; what is left at its end expires
/// @param unlimited no ceiling: every hold succeeds, and `monthly` plays no part
/// @param weight share of the queue: a plan of weight 4 gets four turns where weight 1 gets one
public record Plan(String id, String name, Credits monthly, boolean unlimited, int weight) {
  public Plan {
    if (!id.matches("[a-z0-9-]{1,40}")) throw new IllegalArgumentException("not a plan id: " + id);
    if (weight < 1 || weight > 100)
      throw new IllegalArgumentException("weight must be between 1 and 100: " + weight);
  }
}
