package dev.darkroom.store;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.HoldId;
import dev.darkroom.credit.Quota;
import dev.darkroom.credit.Quota.Metric;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// The counters of quotas. A counter is made when a window is first used, and then counts what was
/// spent in that window before.
final class QuotaUses {
  /// A stored quota.
  record Stored(long id, Quota quota) {}

  /// @param subject whose use is counted; a role's quota counts each member's use apart
  record Counter(Stored stored, String subject, Instant start, Instant end) {
    static Counter of(Stored stored, String member, Instant now, ZoneId zone) {
      var quota = stored.quota;
      var subject = quota.scope().kind() == Quota.Scope.Kind.ROLE ? member : quota.scope().id();
      return new Counter(
          stored, subject, quota.window().start(now, zone), quota.window().end(now, zone));
    }
  }

  /// A counter that a hold is counted in.
  record Counted(long use, Metric metric) {}

  private static final String IN_WINDOW =
      """
      from spend
      where community_id = :community and at >= :start and at < :end and state in ('H', 'S')
        and (:scope = 'COMMUNITY'
          or (:scope in ('MEMBER', 'ROLE') and member_id = :subject)
          or (:scope = 'CHANNEL' and channel_id = :subject)
          or (:scope = 'MODEL' and model_id = :subject))
      """;

  private static final String FIND =
      """
      select id from quota_use
      where quota_id = :quota and subject = :subject and window_start = :start
      """;

  private static final String INSERT =
      """
      insert into quota_use (quota_id, subject, window_start, used)
      values (:quota, :subject, :start, :used)
      """;

  private static final String OF_HOLD =
      """
      select u.id, q.metric from quota_spend s
      join quota_use u on u.id = s.use_id join quota q on q.id = u.quota_id
      where s.hold_id = ? order by u.id
      """;

  private final Handle sql;

  QuotaUses(Handle sql) {
    this.sql = sql;
  }

  /// What is used, without making a counter.
  long used(Counter counter) {
    var stored = counter.stored;
    var column = stored.quota.metric().name().toLowerCase(java.util.Locale.ROOT);
    return bindWindow(
            sql.createQuery("select coalesce(sum(" + column + "), 0) " + IN_WINDOW), counter)
        .mapTo(Long.class)
        .one();
  }

  /// The most that any member of a role has used in the window.
  long mostUsed(Counter counter) {
    return sql.createQuery(
            "select coalesce(max(used), 0) from quota_use where quota_id = ? and window_start = ?")
        .bind(0, counter.stored.id)
        .bind(1, Columns.time(counter.start))
        .mapTo(Long.class)
        .one();
  }

  /// The counter's number; what it counted until now is in [#value].
  long findOrOpen(Counter counter) {
    return sql.createQuery(FIND)
        .bind("quota", counter.stored.id)
        .bind("subject", counter.subject)
        .bind("start", Columns.time(counter.start))
        .mapTo(Long.class)
        .findOne()
        .orElseGet(() -> open(counter));
  }

  private long open(Counter counter) {
    // Locked, so that a spend that is settled at this moment is counted once it is.
    var holds =
        bindWindow(
                sql.createQuery("select hold_id " + IN_WINDOW + " order by hold_id for update"),
                counter)
            .mapTo(String.class)
            .list();
    long use =
        sql.createUpdate(INSERT)
            .bind("quota", counter.stored.id)
            .bind("subject", counter.subject)
            .bind("start", Columns.time(counter.start))
            .bind("used", holds.isEmpty() ? 0 : used(counter))
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    if (holds.isEmpty()) return use;
    var links = sql.prepareBatch("insert into quota_spend (use_id, hold_id) values (?, ?)");
    for (var hold : holds) {
      var _ = links.add(use, hold);
    }
    var _ = links.execute();
    return use;
  }

  private static Query bindWindow(Query query, Counter counter) {
    var quota = counter.stored.quota;
    CommunityId community = quota.community();
    return query
        .bind("community", community.value())
        .bind("start", Columns.time(counter.start))
        .bind("end", Columns.time(counter.end))
        .bind("scope", quota.scope().kind().name())
        .bind("subject", counter.subject);
  }

  long value(long use) {
    return sql.createQuery("select used from quota_use where id = ?")
        .bind(0, use)
        .mapTo(Long.class)
        .one();
  }

  void count(long use, HoldId hold, long amount) {
    add(use, amount);
    var _ =
        sql.execute("insert into quota_spend (use_id, hold_id) values (?, ?)", use, hold.value());
  }

  void add(long use, long amount) {
    var _ = sql.execute("update quota_use set used = used + ? where id = ?", amount, use);
  }

  List<Counted> of(HoldId hold) {
    return sql.createQuery(OF_HOLD)
        .bind(0, hold.value())
        .map((row, _) -> new Counted(row.getLong("id"), Metric.valueOf(row.getString("metric"))))
        .list();
  }
}
