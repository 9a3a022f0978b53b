package dev.darkroom.generation;

import dev.darkroom.credit.CommunityId;
import java.time.Instant;
import java.util.List;

/// Communities that the bot was removed from. Their data stays for a while, for it may come back.
public interface Departures {
  /// Nothing happens when it was noted before.
  void left(CommunityId community);

  void isBack(CommunityId community);

  /// Those that are stored under names that begin with `prefix`, such as `discord:`, and that were
  /// not noted as left.
  List<CommunityId> present(String prefix);

  /// Those of them that were noted as left.
  List<CommunityId> noted(String prefix);

  /// Those that were left before `before`, longest ago first.
  List<CommunityId> leftBefore(Instant before, int limit);
}
