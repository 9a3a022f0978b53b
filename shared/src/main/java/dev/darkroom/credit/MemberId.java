package dev.darkroom.credit;

/// A person in one community. The same person in two communities is two members with two balances.
///
/// @param id the platform's own id of the person
public record MemberId(CommunityId community, String id) {
  public MemberId {
    if (id.isBlank() || id.length() > 100) throw new IllegalArgumentException("not a member id");
  }
}
