package dev.darkroom.store;

import java.util.List;

/// What takes names out of the books. Every account keeps its entries and becomes somebody of its
/// own, so that all sums stay.
final class Anonymity {
  static final List<String> OF_MEMBER =
      List.of(
          """
          update account set member_id = concat('erased-', id)
          where community_id = :community and member_id = :member
          """,
          """
          update transfer set member_id = 'erased', memo = ''
          where community_id = :community and member_id = :member
          """,
          """
          update transfer set actor = 'erased'
          where community_id = :community and actor = :member
          """,
          """
          update credit_hold set member_id = 'erased'
          where community_id = :community and member_id = :member
          """,
          """
          update spend set member_id = 'erased'
          where community_id = :community and member_id = :member
          """,
          "delete from saved_look where community = :community and made_by = :member",
          "delete from link_code where community_id = :community and member_id = :member",
          "delete from member_link where community_id = :community and member_id = :member");

  /// Before the community loses its own name by [#RENAME].
  static final List<String> OF_COMMUNITY =
      List.of(
          """
          update account set member_id = concat('erased-', id)
          where community_id = :community and member_id <> ''
          """,
          "delete from quota where community_id = :community",
          "delete from community_policy where community_id = :community",
          "delete from plan_assignment where community_id = :community",
          "delete from audit where community_id = :community",
          "delete from saved_look where community = :community",
          "delete from community_rules where community = :community",
          "delete from blocked_member where community = :community",
          "delete from paused_community where community = :community",
          "delete from link_code where community_id = :community",
          "delete from member_link where community_id = :community",
          "delete from left_community where community = :community");

  static final List<String> RENAME =
      List.of(
          "update account set community_id = :nobody where community_id = :community",
          """
          update transfer set community_id = :nobody, member_id = 'erased', actor = 'erased', memo = ''
          where community_id = :community
          """,
          """
          update credit_hold set community_id = :nobody, member_id = 'erased'
          where community_id = :community
          """,
          """
          update spend set community_id = :nobody, member_id = 'erased', channel_id = ''
          where community_id = :community
          """);

  private Anonymity() {}
}
