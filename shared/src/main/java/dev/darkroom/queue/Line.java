package dev.darkroom.queue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The rows of one pool's line. Used inside one transaction, which holds the pool's lock.
final class Line {
  private static final int FILED_AT_ONCE = 500;

  private final Handle handle;
  private final String pool;
  private final InstantSource clock;

  Line(Handle handle, String pool, InstantSource clock) {
    this.handle = handle;
    this.pool = pool;
    this.clock = clock;
  }

  /// A pool as it was when it was locked.
  ///
  /// @param earnedAt see [Pace]
  /// @param time the database's: copies of the bot whose clocks differ share one pace
  record Pool(long virtualNow, Instant earnedAt, Instant time) {}

  /// Whom a place went to.
  record Place(Seat seat, Seat.Ticket ticket) {}

  /// How many places a member has.
  record Running(String community, String member, int count) {}

  private record Newcomer(long generation, String community, String member, int weight) {}

  Pool lock() {
    return handle
        .createQuery(
            """
            select virtual_now, earned_at, current_timestamp from pool
            where id = :pool for update
            """)
        .bind("pool", pool)
        .map((row, _) ->
            new Pool(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getObject(3, OffsetDateTime.class).toInstant()))
        .one();
  }

  void save(long virtualNow, Instant earnedAt) {
    update(
        "update pool set virtual_now = :now, earned_at = :earned where id = :pool",
        Map.of("now", virtualNow, "earned", earnedAt.atOffset(ZoneOffset.UTC)));
  }

  /// Gives lanes and seats to tickets that came since the last round.
  ///
  /// @param virtualNow where a lane starts that was not there
  void file(long virtualNow) {
    var newcomers =
        handle
            .createQuery(
                """
                select generation, community, member, weight from ticket
                where pool = :pool and filed = false
                order by generation fetch first :limit rows only
                """)
            .bind("pool", pool)
            .bind("limit", FILED_AT_ONCE)
            .map((row, _) ->
                new Newcomer(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4)))
            .list();
    if (newcomers.isEmpty()) return;
    var seated = new HashSet<String>();
    for (var newcomer : newcomers) {
      if (seated.add(newcomer.community())) openLane(newcomer.community(), virtualNow);
      if (seated.add(newcomer.community() + '\n' + newcomer.member())) seat(newcomer);
    }
    // These and no others: one with a lower number may have been committed meanwhile.
    var filed = handle.prepareBatch("update ticket set filed = true where generation = ?");
    for (var newcomer : newcomers) filed.add(newcomer.generation());
    var _ = filed.execute();
  }

  private void openLane(String community, long virtualNow) {
    update(
        """
        insert into lane (pool, community, virtual_time, member_now)
        select :pool, :community, :now, 0
        where not exists (select 1 from lane where pool = :pool and community = :community)
        """,
        Map.of("community", community, "now", virtualNow));
  }

  private void seat(Newcomer newcomer) {
    update(
        """
        insert into seat (pool, community, member, virtual_time, weight)
        select :pool, :community, :member, member_now, :weight
        from lane where pool = :pool and community = :community
          and not exists (select 1 from seat
            where pool = :pool and community = :community and member = :member)
        """,
        Map.of(
            "community",
            newcomer.community(),
            "member",
            newcomer.member(),
            "weight",
            newcomer.weight()));
  }

  List<Running> running() {
    return handle
        .createQuery(
            """
            select community, member, count(*) from slot
            where pool = :pool group by community, member
            """)
        .bind("pool", pool)
        .map((row, _) -> new Running(row.getString(1), row.getString(2), row.getInt(3)))
        .list();
  }

  /// Those whose turn comes first; a paused community has none.
  List<Lane> lanes(int limit) {
    return handle
        .createQuery(
            """
            select community, virtual_time, member_now from lane
            where pool = :pool
              and not exists (select 1 from paused_community p where p.community = lane.community)
            order by virtual_time, community
            fetch first :limit rows only
            """)
        .bind("pool", pool)
        .bind("limit", limit)
        .map((row, _) -> new Lane(row.getString(1), row.getLong(2), row.getLong(3)))
        .list();
  }

  List<Seat> seats(String community, int limit) {
    return handle
        .createQuery(
            """
            select member, virtual_time, weight from seat
            where pool = :pool and community = :community
            order by virtual_time, weight desc, member
            fetch first :limit rows only
            """)
        .bind("pool", pool)
        .bind("community", community)
        .bind("limit", limit)
        .map((row, _) -> new Seat(community, row.getString(1), row.getLong(2), row.getInt(3)))
        .list();
  }

  List<Seat.Ticket> tickets(Seat seat, int limit) {
    return handle
        .createQuery(
            """
            select generation, attempt, cost from ticket
            where pool = :pool and community = :community and member = :member and filed = true
            order by generation fetch first :limit rows only
            """)
        .bind("pool", pool)
        .bind("community", seat.community())
        .bind("member", seat.member())
        .bind("limit", limit)
        .map((row, _) -> new Seat.Ticket(row.getLong(1), row.getInt(2), row.getInt(3)))
        .list();
  }

  void give(List<Place> places) {
    var since = clock.instant().atOffset(ZoneOffset.UTC);
    var slots =
        handle.prepareBatch(
            "insert into slot (generation, pool, community, member, since) values (?, ?, ?, ?, ?)");
    for (var place : places) {
      var seat = place.seat();
      var _ = slots.add(place.ticket().generation(), pool, seat.community(), seat.member(), since);
    }
    var _ = slots.execute();
  }

  void tearUp(List<Place> places) {
    var tickets = handle.prepareBatch("delete from ticket where generation = ? and pool = ?");
    for (var place : places) {
      var _ = tickets.add(place.ticket().generation(), pool);
    }
    var _ = tickets.execute();
  }

  /// Writes down what lanes and seats have paid.
  void charge(Collection<Lane> lanes, Collection<Seat> seats) {
    var lane =
        handle.prepareBatch(
            """
            update lane set virtual_time = ?, member_now = ? where pool = ? and community = ?
            """);
    for (var it : lanes) {
      var _ = lane.add(it.time(), it.memberNow(), pool, it.community());
    }
    var _ = lane.execute();
    var seat =
        handle.prepareBatch(
            "update seat set virtual_time = ? where pool = ? and community = ? and member = ?");
    for (var it : seats) {
      var _ = seat.add(it.time(), pool, it.community(), it.member());
    }
    var _ = seat.execute();
  }

  void remove(Seat seat) {
    update(
        "delete from seat where pool = :pool and community = :community and member = :member",
        Map.of("community", seat.community(), "member", seat.member()));
  }

  void remove(Lane lane) {
    update(
        "delete from lane where pool = :pool and community = :community",
        Map.of("community", lane.community()));
  }

  private void update(String sql, Map<String, ?> values) {
    var _ = handle.createUpdate(sql).bind("pool", pool).bindMap(values).execute();
  }
}
