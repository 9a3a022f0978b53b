package dev.darkroom.store;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Purse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The rows of accounts. Members' rows are locked before their community's, and in the order of
/// their numbers, so that holds do not deadlock.
final class Accounts {
  /// Who owns an account: a member, or the community itself where `member` is empty.
  record Owner(CommunityId community, String member) {
    static Owner of(CommunityId community) {
      return new Owner(community, "");
    }
  }

  /// A row, as far as holds and renewals need it.
  ///
  /// @param kind ALLOWANCE, GRANTED, POOL or UNLIMITED
  /// @param period the month of an allowance
  /// @param plan the plan whose allowance was granted last
  record Row(
      long id,
      String kind,
      String period,
      String plan,
      Optional<Instant> expiresAt,
      long posted,
      long held) {
    long free() {
      return posted - held;
    }

    boolean isExpired(Instant now) {
      return expiresAt.isPresent() && !expiresAt.get().isAfter(now);
    }

    /// @param ofCommunity what a community has is its pool, wherever it came from
    Purse purse(boolean ofCommunity) {
      var source = ofCommunity ? Purse.Kind.POOL : Purse.Kind.valueOf(kind);
      return new Purse(id, source, Credits.of(Math.max(0, free())), expiresAt);
    }
  }

  private static final String OPEN =
      """
      select id, kind, period, plan_id, expires_at, posted, held from account
      where community_id = :community and member_id = :member
        and kind in ('ALLOWANCE', 'GRANTED', 'POOL', 'UNLIMITED')
        and (posted <> 0 or held <> 0 or kind in ('ALLOWANCE', 'UNLIMITED')
             and (expires_at is null or expires_at > :now))
      order by id
      """;

  private static final String FIND =
      """
      select id from account
      where community_id = :community and member_id = :member and kind = :kind and period = :period
      """;

  private static final String INSERT =
      """
      insert into account (community_id, member_id, kind, period, plan_id, expires_at)
      values (:community, :member, :kind, :period, '', cast(:expires as timestamp with time zone))
      """;

  private final Handle sql;

  Accounts(Handle sql) {
    this.sql = sql;
  }

  /// The accounts that have, or may still get, something.
  List<Row> open(Owner owner, Instant now) {
    return read(OPEN, owner, now);
  }

  List<Row> lockOpen(Owner owner, Instant now) {
    return read(OPEN + " for update", owner, now);
  }

  private List<Row> read(String query, Owner owner, Instant now) {
    return sql.createQuery(query)
        .bind("community", owner.community.value())
        .bind("member", owner.member)
        .bind("now", Columns.time(now))
        .map((row, _) -> row(row))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getString("kind"),
        row.getString("period"),
        row.getString("plan_id"),
        Columns.optionalInstant(row, "expires_at"),
        row.getLong("posted"),
        row.getLong("held"));
  }

  /// The account's number; the account is made when it is not there.
  long findOrOpen(Owner owner, String kind, String period, Optional<Instant> expiresAt) {
    return sql.createQuery(FIND)
        .bind("community", owner.community.value())
        .bind("member", owner.member)
        .bind("kind", kind)
        .bind("period", period)
        .mapTo(Long.class)
        .findOne()
        .orElseGet(() -> openNew(owner, kind, period, expiresAt));
  }

  private long openNew(Owner owner, String kind, String period, Optional<Instant> expiresAt) {
    return sql.createUpdate(INSERT)
        .bind("community", owner.community.value())
        .bind("member", owner.member)
        .bind("kind", kind)
        .bind("period", period)
        .bind("expires", expiresAt.map(Columns::time).orElse(null))
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  void rememberPlan(long account, String plan) {
    var _ = sql.execute("update account set plan_id = ? where id = ?", plan, account);
  }

  /// Sets aside; the row's own check refuses what it does not have.
  void hold(long account, Credits amount) {
    var _ =
        sql.execute("update account set held = held + ? where id = ?", amount.amount(), account);
  }

  /// Ends what was set aside: `charged` is spent, the rest is free again.
  void end(long account, Credits held, Credits charged) {
    var _ =
        sql.execute(
            "update account set held = held - ?, posted = posted - ? where id = ?",
            held.amount(),
            charged.amount(),
            account);
  }

  void add(long account, long amount) {
    var _ = sql.execute("update account set posted = posted + ? where id = ?", amount, account);
  }
}
