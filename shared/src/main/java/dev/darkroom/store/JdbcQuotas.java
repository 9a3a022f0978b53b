package dev.darkroom.store;

import dev.darkroom.credit.AuditLog;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.CommunityPolicies;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Dollars;
import dev.darkroom.credit.HoldId;
import dev.darkroom.credit.Quota;
import dev.darkroom.credit.QuotaCheck;
import dev.darkroom.credit.Quotas;
import dev.darkroom.store.QuotaUses.Counter;
import dev.darkroom.store.QuotaUses.Stored;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Quotas in the database. The quotas that apply are locked while a spend is weighed against them,
/// so that two spends cannot both take what is left.
public final class JdbcQuotas implements Quotas {
  private static final String COLUMNS =
      "select id, community_id, scope, scope_id, window_kind, metric, most from quota ";

  private static final String ALL = COLUMNS + "where community_id = :community order by id";

  private static final String ONE =
      COLUMNS
          + """
          where community_id = :community and scope = :scope and scope_id = :id
            and window_kind = :window and metric = :metric
          for update
          """;

  private static final String INSERT =
      """
      insert into quota (community_id, scope, scope_id, window_kind, metric, most)
      values (?, ?, ?, ?, ?, ?)
      """;

  private final Database database;
  private final CommunityPolicies policies;
  private final AuditLog audit;
  private final InstantSource clock;

  public JdbcQuotas(
      Database database, CommunityPolicies policies, AuditLog audit, InstantSource clock) {
    this.database = database;
    this.policies = policies;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public void set(Quota quota, String actor) {
    database.use(sql -> {
      var before = find(sql, quota.community(), quota.scope(), quota.window(), quota.metric());
      if (before.isPresent()) {
        var _ =
            sql.execute("update quota set most = ? where id = ?", quota.limit(), before.get().id());
      } else {
        var _ =
            sql.execute(
                INSERT,
                quota.community().value(),
                quota.scope().kind().name(),
                quota.scope().id(),
                quota.window().name(),
                quota.metric().name(),
                quota.limit());
      }
      audit.record(quota.community(), actor, "quota.set", shown(before), shown(quota));
    });
  }

  @Override
  public void clear(
      CommunityId community,
      Quota.Scope scope,
      Quota.Window window,
      Quota.Metric metric,
      String actor) {
    database.use(sql -> {
      var before = find(sql, community, scope, window, metric);
      if (before.isEmpty()) return;
      var _ = sql.execute("delete from quota where id = ?", before.get().id());
      audit.record(community, actor, "quota.clear", shown(before), "");
    });
  }

  private static Optional<Stored> find(
      Handle sql,
      CommunityId community,
      Quota.Scope scope,
      Quota.Window window,
      Quota.Metric metric) {
    return sql.createQuery(ONE)
        .bind("community", community.value())
        .bind("scope", scope.kind().name())
        .bind("id", scope.id())
        .bind("window", window.name())
        .bind("metric", metric.name())
        .map((row, _) -> SpendRows.quota(row))
        .findOne();
  }

  @Override
  public List<Use> list(CommunityId community) {
    var now = clock.instant();
    var zone = policies.of(community).zone();
    return database.with(sql ->
        sql
            .createQuery(ALL)
            .bind("community", community.value())
            .map((row, _) -> SpendRows.quota(row))
            .list()
            .stream()
            .map(stored -> use(new QuotaUses(sql), Counter.of(stored, "", now, zone)))
            .toList());
  }

  private static Use use(QuotaUses uses, Counter counter) {
    var quota = counter.stored().quota();
    long used =
        quota.scope().kind() == Quota.Scope.Kind.ROLE ? uses.mostUsed(counter) : uses.used(counter);
    return new Use(quota, used, counter.end());
  }

  @Override
  public QuotaAnswer reserve(HoldId id, Spend spend) {
    var now = clock.instant();
    var zone = policies.of(spend.member().community()).zone();
    return database.with(sql -> {
      var rows = new SpendRows(sql);
      if (rows.exists(id)) return new QuotaAnswer.Allowed();
      var uses = new QuotaUses(sql);
      var counters =
          rows.lockQuotas(spend).stream()
              .map(stored -> Counter.of(stored, spend.member().id(), now, zone))
              .toList();
      var numbers = counters.stream().map(uses::findOrOpen).toList();
      var checks = new ArrayList<QuotaCheck>();
      for (int i = 0; i < counters.size(); i++) {
        var quota = counters.get(i).stored().quota();
        long needed = QuotaCheck.needed(quota.metric(), spend);
        checks.add(new QuotaCheck(quota, uses.value(numbers.get(i)), needed));
      }
      var exceeded = QuotaCheck.tightestExceeded(checks);
      if (exceeded.isPresent()) {
        var quota = exceeded.get().quota();
        return new QuotaAnswer.Exceeded(
            quota, exceeded.get().used(), quota.window().end(now, zone));
      }
      rows.add(id, spend, now);
      for (int i = 0; i < numbers.size(); i++)
        uses.count(numbers.get(i), id, checks.get(i).needed());
      return new QuotaAnswer.Allowed();
    });
  }

  @Override
  public void settle(HoldId id, Credits credits, Dollars dollars) {
    end(id, new SpendRows.Amounts(credits.amount(), 1, dollars.micros()), "S");
  }

  @Override
  public void release(HoldId id) {
    end(id, new SpendRows.Amounts(0, 0, 0), "R");
  }

  private void end(HoldId id, SpendRows.Amounts actual, String state) {
    database.use(sql -> {
      var rows = new SpendRows(sql);
      var reserved = rows.lockReserved(id);
      if (reserved.isEmpty()) return;
      rows.end(id, actual, state);
      var uses = new QuotaUses(sql);
      for (var counted : uses.of(id)) {
        long change = actual.of(counted.metric()) - reserved.get().of(counted.metric());
        if (change != 0) uses.add(counted.use(), change);
      }
    });
  }

  private static String shown(Optional<Stored> stored) {
    return stored.map(found -> shown(found.quota())).orElse("");
  }

  private static String shown(Quota quota) {
    return "%s %s: %d %s a %s"
        .formatted(
            quota.scope().kind(),
            quota.scope().id(),
            quota.limit(),
            quota.metric(),
            quota.window());
  }
}
