package dev.darkroom.queue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.darkroom.catalog.Catalog;
import dev.darkroom.catalog.Model;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.Generations;
import dev.darkroom.generation.State;
import dev.darkroom.generation.Turns.Standing;
import dev.darkroom.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Place in line and time left, from what waits and from measured durations.
///
/// With fair turns nobody's place is fixed: it is about how many others get a place before, when
/// every community, and in it every member, gets as many as it has before mine.
final class Estimates {
  private static final int SAMPLES = 20;
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final Database database;
  private final Generations generations;
  private final Catalog catalog;
  private final QueueSettings settings;
  private final InstantSource clock;

  /// What waits at a pool: community, then member, then how many.
  private final Cache<String, Map<String, Map<String, Integer>>> waiting =
      Caffeine.newBuilder().maximumSize(100).expireAfterWrite(FRESH).build();

  /// How many wait at all pools, under the only key.
  private final Cache<Boolean, Integer> everywhere =
      Caffeine.newBuilder().maximumSize(1).expireAfterWrite(Duration.ofSeconds(1)).build();

  private final Cache<String, Duration> typical =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(Duration.ofSeconds(30)).build();

  Estimates(
      Database database,
      Generations generations,
      Catalog catalog,
      QueueSettings settings,
      InstantSource clock) {
    this.database = database;
    this.generations = generations;
    this.catalog = catalog;
    this.settings = settings;
    this.clock = clock;
  }

  /// How many are in line; up to a second old, for counting all of them costs something.
  int waiting() {
    return everywhere.get(
        true,
        _ ->
            database.with(handle ->
                handle.createQuery("select count(*) from ticket").mapTo(Integer.class).one()));
  }

  Standing standing(Generation generation) {
    return switch (generation.state()) {
      case State.Queued _ -> inLine(generation);
      case State.Admitted _, State.Submitting _, State.Running _ ->
          new Standing(OptionalInt.empty(), left(generation));
      case State.Requested _ -> new Standing(OptionalInt.empty(), typical(generation.model()));
      case State.Fetched _, State.Delivered _, State.Failing _ ->
          new Standing(OptionalInt.empty(), Duration.ZERO);
      case State.Settled _, State.Released _, State.Uncertain _ ->
          new Standing(OptionalInt.empty(), Duration.ZERO);
    };
  }

  private Standing inLine(Generation generation) {
    var ticket = ticket(generation);
    if (ticket.isEmpty()) {
      // It waits for the time that the person asked for, or for a retry.
      var start = Duration.between(clock.instant(), generation.notBefore());
      return new Standing(
          OptionalInt.empty(),
          (start.isNegative() ? Duration.ZERO : start).plus(typical(generation.model())));
    }
    var pool = ticket.getFirst();
    int place = place(generation, pool);
    int slots = settings.pool(pool).slots();
    int before = Math.max(0, place - Math.max(0, slots - running(pool)));
    int rounds = (before + slots - 1) / slots;
    return new Standing(
        OptionalInt.of(place), typical(generation.model()).multipliedBy(rounds + 1L));
  }

  private int running(String pool) {
    return database.with(handle ->
        handle
            .createQuery("select count(*) from slot where pool = :pool")
            .bind("pool", pool)
            .mapTo(Integer.class)
            .one());
  }

  private List<String> ticket(Generation generation) {
    return database.with(handle ->
        handle
            .createQuery("select pool from ticket where generation = :id")
            .bind("id", generation.id().value())
            .mapTo(String.class)
            .list());
  }

  private int place(Generation generation, String pool) {
    var member = generation.requester().member();
    int mine =
        database.with(handle ->
            handle
                .createQuery(
                    """
                    select count(*) from ticket
                    where pool = :pool and community = :community and member = :member
                      and generation <= :id
                    """)
                .bind("pool", pool)
                .bind("community", member.community().value())
                .bind("member", member.id())
                .bind("id", generation.id().value())
                .mapTo(Integer.class)
                .one());
    var all = waiting.get(pool, this::count);
    var neighbours = all.getOrDefault(member.community().value(), Map.of());
    int before = mine;
    for (var other : neighbours.entrySet())
      if (!other.getKey().equals(member.id())) before += Math.min(other.getValue(), mine - 1);
    int place = before;
    for (var community : all.entrySet())
      if (!community.getKey().equals(member.community().value())) {
        int theirs = community.getValue().values().stream().mapToInt(Integer::intValue).sum();
        place += Math.min(theirs, before - 1);
      }
    return Math.max(1, place);
  }

  private Map<String, Map<String, Integer>> count(String pool) {
    record Row(String community, String member, int count) {}
    var rows =
        database.with(handle ->
            handle
                .createQuery(
                    """
                    select community, member, count(*) from ticket
                    where pool = :pool group by community, member
                    """)
                .bind("pool", pool)
                .map((row, _) -> new Row(row.getString(1), row.getString(2), row.getInt(3)))
                .list());
    return rows.stream()
        .collect(Collectors.groupingBy(Row::community, Collectors.toMap(Row::member, Row::count)));
  }

  private Duration left(Generation generation) {
    var left =
        database
            .with(handle ->
                handle
                    .createQuery("select since from slot where generation = :id")
                    .bind("id", generation.id().value())
                    .map((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                    .findOne())
            .map(since ->
                typical(generation.model()).minus(Duration.between(since, clock.instant())))
            .orElse(Duration.ZERO);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /// The median of the newest durations; while there is none, what the catalogue says.
  private Duration typical(String model) {
    return typical.get(
        model,
        key -> {
          var sorted = generations.recentDurations(key, SAMPLES).stream().sorted().toList();
          return sorted.isEmpty()
              ? catalog.find(key).map(Model::takes).orElse(Model.TAKES_UNKNOWN)
              : sorted.get(sorted.size() / 2);
        });
  }
}
