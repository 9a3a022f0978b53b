package dev.darkroom.credit.link;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Dollars;
import dev.darkroom.credit.HoldId;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.Quota;
import dev.darkroom.credit.Quotas;
import java.util.List;

/// Quotas that linked communities have together.
public final class LinkedQuotas implements Quotas {
  private final Quotas quotas;
  private final Links links;

  public LinkedQuotas(Quotas quotas, Links links) {
    this.quotas = quotas;
    this.links = links;
  }

  @Override
  public void set(Quota quota, String actor) {
    var community = quota.community();
    quotas.set(
        new Quota(
            links.of(community),
            meant(community, quota.scope()),
            quota.window(),
            quota.metric(),
            quota.limit()),
        actor);
  }

  @Override
  public void clear(
      CommunityId community,
      Quota.Scope scope,
      Quota.Window window,
      Quota.Metric metric,
      String actor) {
    quotas.clear(links.of(community), meant(community, scope), window, metric, actor);
  }

  /// A member is meant whatever the platform; roles and channels are the platform's own.
  private Quota.Scope meant(CommunityId community, Quota.Scope scope) {
    return switch (scope.kind()) {
      case MEMBER ->
          new Quota.Scope(scope.kind(), links.of(new MemberId(community, scope.id())).id());
      case ROLE, CHANNEL, MODEL, COMMUNITY -> scope;
    };
  }

  @Override
  public List<Use> list(CommunityId community) {
    return quotas.list(links.of(community));
  }

  @Override
  public QuotaAnswer reserve(HoldId id, Spend spend) {
    return quotas.reserve(
        id,
        new Spend(
            links.of(spend.member()),
            spend.roles(),
            spend.channel(),
            spend.model(),
            spend.credits(),
            spend.dollars()));
  }

  @Override
  public void settle(HoldId id, Credits credits, Dollars dollars) {
    quotas.settle(id, credits, dollars);
  }

  @Override
  public void release(HoldId id) {
    quotas.release(id);
  }
}
