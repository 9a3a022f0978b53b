package dev.darkroom.credit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Plans without a database, held to [LedgerContract] with the rest.
public final class InMemoryPlans implements Plans {
  public static final Plan FREE = new Plan("free", "Free", Credits.of(100), false, 1);
  public static final Plan PRO = new Plan("pro", "Pro", Credits.of(32_000), false, 4);
  public static final Plan UNLIMITED = new Plan("unlimited", "Unlimited", Credits.NONE, true, 2);
  public static final List<Plan> ALL = List.of(FREE, PRO, UNLIMITED);

  private final Map<MemberId, Plan> ofMembers = new HashMap<>();
  private final Map<CommunityId, Plan> ofCommunities = new HashMap<>();

  @Override
  public List<Plan> all() {
    return ALL;
  }

  @Override
  public synchronized Plan of(MemberId member) {
    return of(member.community())
        .filter(Plan::unlimited)
        .orElseGet(() -> ofMembers.getOrDefault(member, FREE));
  }

  @Override
  public synchronized Optional<Plan> of(CommunityId community) {
    return Optional.ofNullable(ofCommunities.get(community));
  }

  @Override
  public synchronized void assign(MemberId member, String plan, String actor) {
    ofMembers.put(member, known(plan));
  }

  @Override
  public synchronized void assign(CommunityId community, String plan, String actor) {
    ofCommunities.put(community, known(plan));
  }

  private Plan known(String plan) {
    return find(plan).orElseThrow(() -> new IllegalArgumentException("no such plan: " + plan));
  }
}
