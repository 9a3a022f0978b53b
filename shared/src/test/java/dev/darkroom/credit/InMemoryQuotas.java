package dev.darkroom.credit;

import dev.darkroom.credit.Quota.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Quotas without a database, held to [QuotasContract] like the others: use is counted anew each
/// time.
public final class InMemoryQuotas implements Quotas {
  private record Key(CommunityId community, Scope scope, Quota.Window window, Quota.Metric metric) {
    static Key of(Quota quota) {
      return new Key(quota.community(), quota.scope(), quota.window(), quota.metric());
    }
  }

  private record Spent(Spend spend, Instant at, boolean open) {}

  private final CommunityPolicies policies;
  private final InstantSource clock;
  private final Map<Key, Quota> quotas = new HashMap<>();
  private final Map<HoldId, Spent> spends = new HashMap<>();
  private final Map<HoldId, Spent> released = new HashMap<>();

  public InMemoryQuotas(CommunityPolicies policies, InstantSource clock) {
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public synchronized void set(Quota quota, String actor) {
    quotas.put(Key.of(quota), quota);
  }

  @Override
  public synchronized void clear(
      CommunityId community, Scope scope, Quota.Window window, Quota.Metric metric, String actor) {
    quotas.remove(new Key(community, scope, window, metric));
  }

  @Override
  public synchronized List<Use> list(CommunityId community) {
    return quotas.values().stream()
        .filter(quota -> quota.community().equals(community))
        .map(quota -> new Use(quota, mostUsed(quota), resetsAt(quota)))
        .toList();
  }

  private long mostUsed(Quota quota) {
    if (quota.scope().kind() != Scope.Kind.ROLE) return used(quota, quota.scope().id());
    var most = new ArrayList<Long>(List.of(0L));
    for (var spent : spends.values())
      if (spent.spend.roles().contains(quota.scope().id()))
        most.add(used(quota, spent.spend.member().id()));
    return most.stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private long used(Quota quota, String subject) {
    var zone = policies.of(quota.community()).zone();
    var start = quota.window().start(clock.instant(), zone);
    return spends.values().stream()
        .filter(spent -> spent.spend.member().community().equals(quota.community()))
        .filter(spent -> !spent.at.isBefore(start))
        .filter(spent -> subjectOf(quota.scope().kind(), spent.spend).equals(subject))
        .mapToLong(spent -> QuotaCheck.needed(quota.metric(), spent.spend))
        .sum();
  }

  private static String subjectOf(Scope.Kind kind, Spend spend) {
    return switch (kind) {
      case MEMBER, ROLE -> spend.member().id();
      case CHANNEL -> spend.channel();
      case MODEL -> spend.model();
      case COMMUNITY -> "";
    };
  }

  private static boolean applies(Quota quota, Spend spend) {
    return quota.community().equals(spend.member().community())
        && (quota.scope().kind() == Scope.Kind.ROLE
            ? spend.roles().contains(quota.scope().id())
            : subjectOf(quota.scope().kind(), spend).equals(quota.scope().id()));
  }

  private Instant resetsAt(Quota quota) {
    return quota.window().end(clock.instant(), policies.of(quota.community()).zone());
  }

  @Override
  public synchronized QuotaAnswer reserve(HoldId id, Spend spend) {
    if (spends.containsKey(id) || released.containsKey(id)) return new QuotaAnswer.Allowed();
    var checks =
        quotas.values().stream()
            .filter(quota -> applies(quota, spend))
            .map(quota ->
                new QuotaCheck(
                    quota,
                    used(quota, subjectOf(quota.scope().kind(), spend)),
                    QuotaCheck.needed(quota.metric(), spend)))
            .toList();
    Optional<QuotaCheck> exceeded = QuotaCheck.tightestExceeded(checks);
    if (exceeded.isPresent())
      return new QuotaAnswer.Exceeded(
          exceeded.get().quota(), exceeded.get().used(), resetsAt(exceeded.get().quota()));
    spends.put(id, new Spent(spend, clock.instant(), true));
    return new QuotaAnswer.Allowed();
  }

  @Override
  public synchronized void settle(HoldId id, Credits credits, Dollars dollars) {
    spends.computeIfPresent(
        id,
        (_, spent) ->
            spent.open
                ? new Spent(
                    new Spend(
                        spent.spend.member(),
                        spent.spend.roles(),
                        spent.spend.channel(),
                        spent.spend.model(),
                        credits,
                        dollars),
                    spent.at,
                    false)
                : spent);
  }

  @Override
  public synchronized void release(HoldId id) {
    var spent = spends.get(id);
    if (spent == null || !spent.open) return;
    spends.remove(id);
    released.put(id, spent);
  }
}
