package dev.darkroom.generation;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import java.util.List;

/// What moderators decided: rules, who is blocked, what is paused. Every change is in the audit log
/// with who made it. Calls join the open transaction.
public interface Rulebook {
  CommunityRules of(CommunityId community);

  void change(CommunityRules rules, String actor);

  /// Whether results are private there by default. From memory, for those who must answer at once:
  /// a change that another copy of the bot made is seen from the second request on.
  boolean isHidden(CommunityId community);

  boolean isBlocked(MemberId member);

  /// Ids of those who may not use the bot there.
  List<String> blocked(CommunityId community);

  /// Nothing happens when they are blocked already.
  ///
  /// @param reason kept in the audit log
  void block(MemberId member, String reason, String actor);

  /// @return whether they were blocked
  boolean unblock(MemberId member, String actor);

  boolean isPaused(CommunityId community);

  /// While it is paused, requests are taken and wait; what runs goes on.
  ///
  /// @return whether that is a change
  boolean pause(CommunityId community, boolean paused, String actor);
}
