package dev.darkroom.store;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.HoldId;
import dev.darkroom.credit.Quota;
import dev.darkroom.credit.Quota.Metric;
import dev.darkroom.credit.Quotas.Spend;
import dev.darkroom.store.QuotaUses.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;

/// The rows of spends, and the quotas that apply to one.
final class SpendRows {
  /// What a spend uses, by metric.
  record Amounts(long credits, long generations, long dollars) {
    long of(Metric metric) {
      return switch (metric) {
        case CREDITS -> credits;
        case GENERATIONS -> generations;
        case DOLLARS -> dollars;
      };
    }
  }

  private static final String MATCHING =
      """
      select id, community_id, scope, scope_id, window_kind, metric, most from quota
      where community_id = :community
        and (scope = 'COMMUNITY'
          or (scope = 'MEMBER' and scope_id = :member)
          or (scope = 'ROLE' and scope_id in (<roles>))
          or (scope = 'CHANNEL' and scope_id = :channel)
          or (scope = 'MODEL' and scope_id = :model))
      order by id for update
      """;

  private static final String INSERT =
      """
      insert into spend (hold_id, community_id, member_id, channel_id, model_id, state,
        credits, generations, dollars, at)
      values (:hold, :community, :member, :channel, :model, 'H', :credits, 1, :dollars, :at)
      """;

  private static final String LOCK =
      """
      select credits, generations, dollars from spend where hold_id = ? and state = 'H' for update
      """;

  private static final String END =
      """
      update spend set state = ?, credits = ?, generations = ?, dollars = ? where hold_id = ?
      """;

  private final Handle sql;

  SpendRows(Handle sql) {
    this.sql = sql;
  }

  static Stored quota(ResultSet row) throws SQLException {
    return new Stored(
        row.getLong("id"),
        new Quota(
            new CommunityId(row.getString("community_id")),
            new Quota.Scope(
                Quota.Scope.Kind.valueOf(row.getString("scope")), row.getString("scope_id")),
            Quota.Window.valueOf(row.getString("window_kind")),
            Metric.valueOf(row.getString("metric")),
            row.getLong("most")));
  }

  List<Stored> lockQuotas(Spend spend) {
    return sql.createQuery(MATCHING)
        .bind("community", spend.member().community().value())
        .bind("member", spend.member().id())
        .bindList(EmptyHandling.NULL_KEYWORD, "roles", List.copyOf(spend.roles()))
        .bind("channel", spend.channel())
        .bind("model", spend.model())
        .map((row, _) -> quota(row))
        .list();
  }

  boolean exists(HoldId id) {
    return sql.createQuery("select 1 from spend where hold_id = ?")
        .bind(0, id.value())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  void add(HoldId id, Spend spend, Instant now) {
    var _ =
        sql.createUpdate(INSERT)
            .bind("hold", id.value())
            .bind("community", spend.member().community().value())
            .bind("member", spend.member().id())
            .bind("channel", spend.channel())
            .bind("model", spend.model())
            .bind("credits", spend.credits().amount())
            .bind("dollars", spend.dollars().micros())
            .bind("at", Columns.time(now))
            .execute();
  }

  /// What a spend that has not ended reserved.
  Optional<Amounts> lockReserved(HoldId id) {
    return sql.createQuery(LOCK)
        .bind(0, id.value())
        .map((row, _) ->
            new Amounts(row.getLong("credits"), row.getLong("generations"), row.getLong("dollars")))
        .findOne();
  }

  void end(HoldId id, Amounts actual, String state) {
    var _ = sql.execute(END, state, actual.credits, actual.generations, actual.dollars, id.value());
  }
}
