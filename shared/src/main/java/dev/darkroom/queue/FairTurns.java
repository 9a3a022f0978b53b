package dev.darkroom.queue;

import dev.darkroom.catalog.Catalog;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.Generations;
import dev.darkroom.generation.State;
import dev.darkroom.generation.Turns;
import dev.darkroom.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// The fair queue's tickets and slots in the database; [Admission] turns one into the other.
final class FairTurns implements Turns {
  /// The pool of generations whose model has left the catalogue: they only come to be released.
  private static final String NO_POOL = "none";

  private final Database database;
  private final Generations generations;
  private final Catalog catalog;
  private final ToIntFunction<MemberId> weight;
  private final StepTask steps;
  private final Runnable wake;
  private final Estimates estimates;
  private final int waitingMax;
  private final InstantSource clock;

  /// @param weight a member's weight by plan, at least 1
  /// @param wake has admission look for free places soon
  /// @param waitingMax most generations in line
  FairTurns(
      Database database,
      Generations generations,
      Catalog catalog,
      ToIntFunction<MemberId> weight,
      StepTask steps,
      Runnable wake,
      Estimates estimates,
      int waitingMax,
      InstantSource clock) {
    this.database = database;
    this.generations = generations;
    this.catalog = catalog;
    this.weight = weight;
    this.steps = steps;
    this.wake = wake;
    this.estimates = estimates;
    this.waitingMax = waitingMax;
    this.clock = clock;
  }

  @Override
  public boolean isFull() {
    return estimates.waiting() >= waitingMax;
  }

  @Override
  public void join(Generation generation, Instant notBefore) {
    if (!(generation.state() instanceof State.Queued queued))
      throw new IllegalStateException("not in line: " + generation);
    if (notBefore.isAfter(clock.instant()))
      steps.scheduleAt(generation.id(), queued.attempt() - 1, notBefore);
    else takeTicket(generation, queued);
  }

  private void takeTicket(Generation generation, State.Queued queued) {
    var member = generation.requester().member();
    var pool = pool(generation, queued.route());
    ensurePool(pool);
    database.use(handle -> {
      var _ =
          handle
              .createUpdate(
                  """
                  insert into ticket
                    (generation, pool, community, member, attempt, cost, weight, filed)
                  select :id, :pool, :community, :member, :attempt, :cost, :weight, false
                  where not exists (select 1 from ticket where generation = :id)
                  """)
              .bind("id", generation.id().value())
              .bind("pool", pool)
              .bind("community", member.community().value())
              .bind("member", member.id())
              .bind("attempt", queued.attempt())
              .bind("cost", generation.count())
              .bind("weight", Math.max(1, weight.applyAsInt(member)))
              .execute();
    });
  }

  private String pool(Generation generation, int route) {
    return catalog
        .find(generation.model())
        .filter(model -> route < model.routes().size())
        .map(model -> model.routes().get(route).provider())
        .orElse(NO_POOL);
  }

  /// Pools are few and stay for ever; the look-up is what usually happens.
  private void ensurePool(String pool) {
    database.use(handle -> {
      var _ =
          handle
              .createUpdate(
                  """
                  insert into pool (id, virtual_now) select :pool, 0
                  where not exists (select 1 from pool where id = :pool)
                  """)
              .bind("pool", pool)
              .execute();
    });
  }

  @Override
  public void leave(GenerationId id, boolean finished) {
    if (finished)
      since(id).ifPresent(since -> generations.took(id, Duration.between(since, clock.instant())));
    database.use(handle -> {
      // It has one of the two.
      int left = handle.execute("delete from slot where generation = ?", id.value());
      if (left == 0) {
        var _ = handle.execute("delete from ticket where generation = ?", id.value());
      }
    });
  }

  private Optional<Instant> since(GenerationId id) {
    return database.with(handle ->
        handle
            .createQuery("select since from slot where generation = :id")
            .bind("id", id.value())
            .map((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
            .findOne());
  }

  @Override
  public void stepNow(Generation generation) {
    switch (generation.state()) {
      case State.Requested _, State.Queued _ ->
          steps.schedule(generation.id(), generation.attempt());
      case State.Admitted _, State.Submitting _, State.Running _ ->
          steps.hurry(generation.id(), generation.attempt());
      case State.Fetched _, State.Delivered _, State.Failing _ ->
          steps.hurry(generation.id(), generation.attempt());
      case State.Settled _, State.Released _, State.Uncertain _ -> {}
    }
  }

  @Override
  public void wake() {
    wake.run();
  }

  @Override
  public Standing standing(Generation generation) {
    return estimates.standing(generation);
  }
}
