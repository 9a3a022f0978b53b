package dev.darkroom.credit;

/// The policies that moderators set, with a default for communities that set none.
public interface CommunityPolicies {
  CommunityPolicy of(CommunityId community);

  /// Written to the audit log.
  void change(CommunityPolicy policy, String actor);
}
