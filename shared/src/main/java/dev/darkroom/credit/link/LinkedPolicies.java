package dev.darkroom.credit.link;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.CommunityPolicies;
import dev.darkroom.credit.CommunityPolicy;

/// Policies that linked communities have together.
public final class LinkedPolicies implements CommunityPolicies {
  private final CommunityPolicies policies;
  private final Links links;

  public LinkedPolicies(CommunityPolicies policies, Links links) {
    this.policies = policies;
    this.links = links;
  }

  @Override
  public CommunityPolicy of(CommunityId community) {
    return policies.of(links.of(community));
  }

  @Override
  public void change(CommunityPolicy policy, String actor) {
    policies.change(
        new CommunityPolicy(links.of(policy.community()), policy.zone(), policy.membersUsePool()),
        actor);
  }
}
