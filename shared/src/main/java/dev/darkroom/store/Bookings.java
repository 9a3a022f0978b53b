package dev.darkroom.store;

import dev.darkroom.credit.Ledger.Booking;
import dev.darkroom.credit.MemberId;
import dev.darkroom.store.Accounts.Owner;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Transfers and their entries: only ever added.
final class Bookings {
  /// What a booking is for.
  ///
  /// @param idem makes it happen once
  /// @param amount what the owner gains by it, negative for a loss
  record Head(
      String idem, String kind, Owner owner, long amount, String actor, String memo, Instant at) {}

  /// One side of a booking.
  record Side(long account, long amount) {}

  private static final String TRANSFER =
      """
      insert into transfer (idem, kind, community_id, member_id, amount, actor, memo, at)
      values (:idem, :kind, :community, :member, :amount, :actor, :memo, :at)
      """;

  private static final String ENTRY =
      "insert into entry (transfer_id, line, account_id, amount) values (?, ?, ?, ?)";

  private static final String NEWEST =
      """
      select at, kind, amount, memo from transfer
      where community_id = :community and member_id = :member
      order by id desc fetch first :limit rows only
      """;

  private final Handle sql;

  Bookings(Handle sql) {
    this.sql = sql;
  }

  boolean exists(String idem) {
    return sql.createQuery("select 1 from transfer where idem = ?")
        .bind(0, idem)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /// @param sides sum to zero
  void book(Head head, List<Side> sides) {
    if (sides.stream().mapToLong(Side::amount).sum() != 0)
      throw new IllegalStateException("sides do not sum to zero: " + sides);
    long id =
        sql.createUpdate(TRANSFER)
            .bind("idem", head.idem)
            .bind("kind", head.kind)
            .bind("community", head.owner.community().value())
            .bind("member", head.owner.member())
            .bind("amount", head.amount)
            .bind("actor", head.actor)
            .bind("memo", Columns.cut(head.memo, 500))
            .bind("at", Columns.time(head.at))
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    var entries = sql.prepareBatch(ENTRY);
    int line = 0;
    for (var side : sides) {
      var _ = entries.add(id, line, side.account, side.amount);
      line++;
    }
    var _ = entries.execute();
  }

  List<Booking> newest(MemberId member, int limit) {
    return sql.createQuery(NEWEST)
        .bind("community", member.community().value())
        .bind("member", member.id())
        .bind("limit", limit)
        .map((row, _) ->
            new Booking(
                Columns.instant(row, "at"),
                row.getString("kind"),
                row.getLong("amount"),
                row.getString("memo")))
        .list();
  }
}
