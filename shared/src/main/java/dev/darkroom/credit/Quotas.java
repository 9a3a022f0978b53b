package dev.darkroom.credit;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// The quotas of communities and what has been used of them. Calls join the open transaction.
public interface Quotas {
  /// Sets or replaces the quota of that scope, window and metric; written to the audit log.
  void set(Quota quota, String actor);

  /// Removes it; nothing happens when there is none. Written to the audit log.
  void clear(
      CommunityId community,
      Quota.Scope scope,
      Quota.Window window,
      Quota.Metric metric,
      String actor);

  /// All quotas of a community with their use.
  List<Use> list(CommunityId community);

  /// Reserves what a generation will use at most in every quota that applies, or in none. Repeating
  /// it for the same hold changes nothing.
  QuotaAnswer reserve(HoldId id, Spend spend);

  /// Turns the reservation into use of what was really spent.
  void settle(HoldId id, Credits credits, Dollars dollars);

  /// Gives the reservation back.
  void release(HoldId id);

  /// What is about to be spent, and by whom, where.
  record Spend(
      MemberId member,
      Set<String> roles,
      String channel,
      String model,
      Credits credits,
      Dollars dollars) {
    public Spend {
      roles = Set.copyOf(roles);
    }
  }

  /// Whether a spend fits.
  sealed interface QuotaAnswer {
    record Allowed() implements QuotaAnswer {}

    /// The tightest quota that does not allow it: the one with the least left.
    record Exceeded(Quota quota, long used, Instant resetsAt) implements QuotaAnswer {}
  }

  /// A quota with what is used and reserved of it in the current window.
  record Use(Quota quota, long used, Instant resetsAt) {}
}
