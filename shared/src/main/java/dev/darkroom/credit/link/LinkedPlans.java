package dev.darkroom.credit.link;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.Plan;
import dev.darkroom.credit.Plans;
import java.util.List;
import java.util.Optional;

/// Plans that linked members, and linked communities, have together.
public final class LinkedPlans implements Plans {
  private final Plans plans;
  private final Links links;

  public LinkedPlans(Plans plans, Links links) {
    this.plans = plans;
    this.links = links;
  }

  @Override
  public List<Plan> all() {
    return plans.all();
  }

  @Override
  public Plan of(MemberId member) {
    return plans.of(links.of(member));
  }

  @Override
  public Optional<Plan> of(CommunityId community) {
    return plans.of(links.of(community));
  }

  @Override
  public void assign(MemberId member, String plan, String actor) {
    plans.assign(links.of(member), plan, actor);
  }

  @Override
  public void assign(CommunityId community, String plan, String actor) {
    plans.assign(links.of(community), plan, actor);
  }
}
