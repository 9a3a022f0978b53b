package dev.darkroom.store;

import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.LateWork;
import dev.darkroom.generation.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Late work in the database.
public final class JdbcLateWork implements LateWork {
  private final Database database;
  private final InstantSource clock;

  public JdbcLateWork(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Due(Job job, Instant askAt) {}

  @Override
  public void expect(Job job) {
    database.use(handle ->
        handle.execute(
            """
            insert into late_work (generation, state_data, wait_until, ask_at)
            select ?, ?, ?, ? where not exists (select 1 from late_work where generation = ?)
            """,
            job.generation().value(),
            GenerationRow.stateData(job.at()),
            Columns.time(job.until()),
            Columns.time(clock.instant()),
            job.generation().value()));
  }

  @Override
  public List<Job> take(int limit, Duration again) {
    var taken = new ArrayList<Job>();
    for (var due : due(limit)) if (isMine(due, again)) taken.add(due.job());
    return taken;
  }

  private List<Due> due(int limit) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                select generation, state_data, wait_until, ask_at from late_work
                where ask_at <= :now order by ask_at fetch first :limit rows only
                """)
            .bind("now", Columns.time(clock.instant()))
            .bind("limit", limit)
            .map((row, _) ->
                new Due(
                    new Job(
                        new GenerationId(row.getLong("generation")),
                        Json.read(row.getString("state_data"), State.Running.class),
                        Columns.instant(row, "wait_until")),
                    Columns.instant(row, "ask_at")))
            .list());
  }

  /// Of several copies of the bot that see it due, one gets it.
  private boolean isMine(Due due, Duration again) {
    return 1
        == database.with(handle ->
            handle.execute(
                "update late_work set ask_at = ? where generation = ? and ask_at = ?",
                Columns.time(clock.instant().plus(again)),
                due.job().generation().value(),
                Columns.time(due.askAt())));
  }

  @Override
  public void forget(GenerationId id) {
    database.use(
        handle -> handle.execute("delete from late_work where generation = ?", id.value()));
  }
}
