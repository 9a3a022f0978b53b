package dev.darkroom.credit;

import java.time.Instant;
import java.util.List;

/// Who changed what, for ever. Calls join the open transaction.
public interface AuditLog {
  /// @param actor the moderator's id, or `operator`
  /// @param action such as `quota.set`
  /// @param before what it was, empty for something new
  /// @param after what it is now, empty for something that is gone
  void record(CommunityId community, String actor, String action, String before, String after);

  /// The newest changes in a community, newest first.
  List<Change> newest(CommunityId community, int limit);

  /// One change.
  record Change(Instant at, String actor, String action, String before, String after) {}
}
