package dev.darkroom.queue;

import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.Generations;
import dev.darkroom.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Decides who runs next at a pool: start-time fair queueing over communities, and within a
/// community over its members, under the caps of pool, community and member.
///
/// A community's virtual time rises by the cost of what it was given; the lowest is next. Who wakes
/// from idleness starts at the pool's time, so that idleness saves up nothing and a community with
/// a thousand waiting pictures delays another's single one by no more than a place or two. Lanes
/// and seats exist only while something waits in them, so the next one is always at the front of an
/// index, whatever the backlog.
///
/// The lock on the pool's row makes caps exact over all processes on one database.
final class Admission {
  /// Virtual time of one output; leaves room for weights to divide it.
  private static final long UNIT = 1_000;

  private static final int FILED_AT_ONCE = 500;

  private final Database database;
  private final Generations generations;
  private final QueueSettings settings;
  private final StepTask steps;
  private final InstantSource clock;

  Admission(
      Database database,
      Generations generations,
      QueueSettings settings,
      StepTask steps,
      InstantSource clock) {
    this.database = database;
    this.generations = generations;
    this.settings = settings;
    this.steps = steps;
    this.clock = clock;
  }

  /// Pools in which something waits.
  List<String> waiting() {
    return database.with(handle ->
        handle
            .createQuery(
                """
                select id from pool
                where exists (select 1 from ticket where ticket.pool = pool.id)
                """)
            .mapTo(String.class)
            .list());
  }

  /// Gives away the pool's free places.
  ///
  /// @return how many were given
  int admit(String pool) {
    return database.inOne(() -> database.with(handle -> new Round(handle, pool).run()));
  }

  private record Pool(long virtualNow, Instant earnedAt, Instant time) {}

  private record Lane(String community, long time, long memberNow) {}

  private record Seat(String member, long time, int weight) {}

  private record Ticket(long generation, int attempt, int cost) {}

  private record Newcomer(long generation, String community, String member, int weight) {}

  /// One pass over one pool, inside one transaction that holds the pool's lock.
  private final class Round {
    private final Handle handle;
    private final String pool;
    private final Map<String, Integer> runningOfCommunity = new HashMap<>();
    private final Map<String, Integer> runningOfMember = new HashMap<>();
    private final Set<String> full = new HashSet<>();
    private final QueueSettings.Pool bounds;
    private long poolNow;

    Round(Handle handle, String pool) {
      this.handle = handle;
      this.pool = pool;
      bounds = settings.pool(pool);
    }

    int run() {
      var before = lock();
      poolNow = before.virtualNow();
      file();
      var pace = Pace.of(bounds.perMinute());
      int free =
          Math.min(bounds.slots() - countRunning(), pace.allowed(before.time(), before.earnedAt()));
      var given = new ArrayList<GenerationId>();
      while (given.size() < free) {
        var lane = nextLane();
        if (lane == null) break;
        serve(lane, given);
      }
      if (!given.isEmpty())
        update(
            "update pool set virtual_now = :now, earned_at = :earned where id = :pool",
            Map.of(
                "now",
                poolNow,
                "earned",
                pace.after(before.time(), before.earnedAt(), given.size())
                    .atOffset(ZoneOffset.UTC)));
      return given.size();
    }

    /// The time is the database's: copies of the bot whose clocks differ share one pace.
    private Pool lock() {
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

    /// Gives lanes and seats to tickets that came since the last round.
    private void file() {
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
      for (var newcomer : newcomers)
        if (seated.add(newcomer.community() + '\n' + newcomer.member())) seat(newcomer);
      // These and no others: one with a lower number may have been committed meanwhile.
      var filed = handle.prepareBatch("update ticket set filed = true where generation = ?");
      for (var newcomer : newcomers) filed.add(newcomer.generation());
      var _ = filed.execute();
    }

    private void seat(Newcomer newcomer) {
      update(
          """
          insert into lane (pool, community, virtual_time, member_now)
          select :pool, :community, :now, 0
          where not exists (select 1 from lane where pool = :pool and community = :community)
          """,
          Map.of("community", newcomer.community(), "now", poolNow));
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

    private int countRunning() {
      var running =
          handle
              .createQuery(
                  """
                  select community, member, count(*) from slot
                  where pool = :pool group by community, member
                  """)
              .bind("pool", pool)
              .map((row, _) -> {
                int count = row.getInt(3);
                running(row.getString(1), row.getString(2), count);
                return count;
              })
              .list();
      return running.stream().mapToInt(Integer::intValue).sum();
    }

    private void running(String community, String member, int more) {
      var _ = runningOfCommunity.merge(community, more, Integer::sum);
      var _ = runningOfMember.merge(community + '\n' + member, more, Integer::sum);
    }

    /// The lane whose turn it is, leaving out those that are at their cap.
    private @org.jspecify.annotations.Nullable Lane nextLane() {
      return handle
          .createQuery(
              """
              select community, virtual_time, member_now from lane
              where pool = :pool order by virtual_time, community
              fetch first :limit rows only
              """)
          .bind("pool", pool)
          .bind("limit", runningOfCommunity.size() + full.size() + 1)
          .map((row, _) -> new Lane(row.getString(1), row.getLong(2), row.getLong(3)))
          .stream()
          .filter(lane -> !full.contains(lane.community()))
          .filter(lane ->
              runningOfCommunity.getOrDefault(lane.community(), 0) < settings.communitySlots())
          .findFirst()
          .orElse(null);
    }

    /// Gives one place to the lane's next member, or finds that none of its members may have one.
    private void serve(Lane lane, List<GenerationId> given) {
      var seat = nextSeat(lane);
      if (seat == null) {
        closeOrSkip(lane);
        return;
      }
      var ticket = nextTicket(lane, seat);
      if (ticket == null) {
        // Its last ticket was given away or cancelled.
        update(
            "delete from seat where pool = :pool and community = :community and member = :member",
            Map.of("community", lane.community(), "member", seat.member()));
        return;
      }
      update(
          "delete from ticket where generation = :id and pool = :pool",
          Map.of("id", ticket.generation()));
      var id = new GenerationId(ticket.generation());
      if (!generations.admit(id)) return;
      give(lane, seat, ticket);
      steps.schedule(id, ticket.attempt());
      given.add(id);
    }

    private void give(Lane lane, Seat seat, Ticket ticket) {
      var _ =
          handle
              .createUpdate(
                  """
                  insert into slot (generation, pool, community, member, since)
                  values (:id, :pool, :community, :member, :since)
                  """)
              .bind("id", ticket.generation())
              .bind("pool", pool)
              .bind("community", lane.community())
              .bind("member", seat.member())
              .bind("since", clock.instant().atOffset(ZoneOffset.UTC))
              .execute();
      running(lane.community(), seat.member(), 1);
      poolNow = Math.max(poolNow, lane.time());
      update(
          """
          update lane set virtual_time = virtual_time + :cost, member_now = :memberNow
          where pool = :pool and community = :community
          """,
          Map.of(
              "cost",
              UNIT * ticket.cost(),
              "memberNow",
              Math.max(lane.memberNow(), seat.time()),
              "community",
              lane.community()));
      update(
          """
          update seat set virtual_time = virtual_time + :cost
          where pool = :pool and community = :community and member = :member
          """,
          Map.of(
              "cost",
              UNIT * ticket.cost() / seat.weight(),
              "community",
              lane.community(),
              "member",
              seat.member()));
    }

    /// Of members whose turn it is at the same time, the heavier plan goes first.
    private @org.jspecify.annotations.Nullable Seat nextSeat(Lane lane) {
      return handle
          .createQuery(
              """
              select member, virtual_time, weight from seat
              where pool = :pool and community = :community
              order by virtual_time, weight desc, member
              fetch first :limit rows only
              """)
          .bind("pool", pool)
          .bind("community", lane.community())
          .bind("limit", runningOfMember.size() + 1)
          .map((row, _) -> new Seat(row.getString(1), row.getLong(2), row.getInt(3)))
          .stream()
          .filter(seat ->
              runningOfMember.getOrDefault(lane.community() + '\n' + seat.member(), 0)
                  < settings.memberSlots())
          .findFirst()
          .orElse(null);
    }

    private @org.jspecify.annotations.Nullable Ticket nextTicket(Lane lane, Seat seat) {
      return handle
          .createQuery(
              """
              select generation, attempt, cost from ticket
              where pool = :pool and community = :community and member = :member and filed = true
              order by generation fetch first 1 rows only
              """)
          .bind("pool", pool)
          .bind("community", lane.community())
          .bind("member", seat.member())
          .map((row, _) -> new Ticket(row.getLong(1), row.getInt(2), row.getInt(3)))
          .findOne()
          .orElse(null);
    }

    /// A lane without seats is over; one whose members are all at their cap waits for a later
    /// round.
    private void closeOrSkip(Lane lane) {
      int closed =
          update(
              """
              delete from lane where pool = :pool and community = :community
                and not exists (select 1 from seat where pool = :pool and community = :community)
              """,
              Map.of("community", lane.community()));
      if (closed == 0) full.add(lane.community());
    }

    private int update(String sql, Map<String, ?> values) {
      return handle.createUpdate(sql).bind("pool", pool).bindMap(values).execute();
    }
  }
}
