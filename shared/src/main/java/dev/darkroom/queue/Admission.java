package dev.darkroom.queue;

import dev.darkroom.generation.Generations;
import dev.darkroom.store.Database;
import java.time.InstantSource;
import java.util.List;

/// Decides who runs next at a pool: start-time fair queueing over communities, and within a
/// community over its members, under the caps of pool, community and member.
///
/// A community's virtual time rises by the cost of what it was given; the lowest is next. Who wakes
/// from idleness starts at the pool's time, so that idleness saves up nothing and a community with
/// a thousand waiting pictures delays another's single one by no more than a place or two. Lanes
/// and seats exist only while something waits in them, so the next one is always at the front of an
/// index, whatever the backlog.
///
/// The lock on the pool's row makes caps and pace exact over all processes on one database.
final class Admission {
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
    return database.inOne(() ->
        database.with(handle -> {
          var round = new Round(new Line(handle, pool, clock), settings, generations);
          var given = round.run(settings.pool(pool));
          if (!given.isEmpty()) steps.schedule(given);
          return given.size();
        }));
  }
}
