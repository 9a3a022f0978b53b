package dev.darkroom.credit;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Policies without a database.
public final class InMemoryPolicies implements CommunityPolicies {
  private final Map<CommunityId, CommunityPolicy> policies = new ConcurrentHashMap<>();

  @Override
  public CommunityPolicy of(CommunityId community) {
    return policies.getOrDefault(community, new CommunityPolicy(community, ZoneOffset.UTC, false));
  }

  @Override
  public void change(CommunityPolicy policy, String actor) {
    policies.put(policy.community(), policy);
  }
}
