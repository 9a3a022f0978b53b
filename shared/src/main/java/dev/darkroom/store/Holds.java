package dev.darkroom.store;

import dev.darkroom.credit.Credits;
import dev.darkroom.credit.HoldId;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.Purse;
import dev.darkroom.credit.Purse.Part;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The rows of holds and of their parts.
final class Holds {
  enum State {
    H,
    S,
    R
  }

  /// @param charged zero unless settled
  record Hold(MemberId member, State state, Credits amount, Credits charged) {}

  private static final String FIND =
      """
      select community_id, member_id, state, amount, coalesce(charged, 0) as charged
      from credit_hold where id = ?
      """;

  private static final String INSERT =
      """
      insert into credit_hold (id, community_id, member_id, state, amount, held_at)
      values (?, ?, ?, 'H', ?, ?)
      """;

  private static final String INSERT_PART =
      "insert into hold_part (hold_id, line, account_id, amount) values (?, ?, ?, ?)";

  private static final String PARTS =
      "select account_id, amount from hold_part where hold_id = ? order by line";

  private static final String OPEN_SUM =
      """
      select coalesce(sum(amount), 0) from credit_hold
      where community_id = ? and member_id = ? and state = 'H'
      """;

  private final Handle sql;

  Holds(Handle sql) {
    this.sql = sql;
  }

  Optional<Hold> find(HoldId id) {
    return query(FIND, id);
  }

  /// As [#find]; others that want to end the hold wait.
  Optional<Hold> lock(HoldId id) {
    return query(FIND + " for update", id);
  }

  private Optional<Hold> query(String query, HoldId id) {
    return sql.createQuery(query)
        .bind(0, id.value())
        .map((row, _) ->
            new Hold(
                Columns.member(row),
                State.valueOf(row.getString("state")),
                Credits.of(row.getLong("amount")),
                Credits.of(row.getLong("charged"))))
        .findOne();
  }

  void add(HoldId id, MemberId member, Credits amount, List<Part> parts, Instant now) {
    var _ =
        sql.execute(
            INSERT,
            id.value(),
            member.community().value(),
            member.id(),
            amount.amount(),
            Columns.time(now));
    if (parts.isEmpty()) return;
    var rows = sql.prepareBatch(INSERT_PART);
    int line = 0;
    for (var part : parts) {
      var _ = rows.add(id.value(), line, part.account(), part.amount().amount());
      line++;
    }
    var _ = rows.execute();
  }

  List<Part> parts(HoldId id) {
    return sql.createQuery(PARTS)
        .bind(0, id.value())
        .map((row, _) ->
            new Purse.Part(row.getLong("account_id"), Credits.of(row.getLong("amount"))))
        .list();
  }

  /// @param charges what each part paid, in the parts' order
  void settle(HoldId id, Credits charged, List<Part> charges, Instant now) {
    var _ =
        sql.execute(
            "update credit_hold set state = 'S', charged = ?, ended_at = ? where id = ?",
            charged.amount(),
            Columns.time(now),
            id.value());
    int line = 0;
    for (var charge : charges) {
      if (!charge.amount().isNone()) {
        var _ =
            sql.execute(
                "update hold_part set charged = ? where hold_id = ? and line = ?",
                charge.amount().amount(),
                id.value(),
                line);
      }
      line++;
    }
  }

  void release(HoldId id, Instant now) {
    var _ =
        sql.execute(
            "update credit_hold set state = 'R', ended_at = ? where id = ?",
            Columns.time(now),
            id.value());
  }

  /// All that is set aside for a member now.
  Credits openSum(MemberId member) {
    return Credits.of(
        sql.createQuery(OPEN_SUM)
            .bind(0, member.community().value())
            .bind(1, member.id())
            .mapTo(Long.class)
            .one());
  }
}
