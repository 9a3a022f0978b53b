package dev.darkroom.generation;

import dev.darkroom.credit.Credits;
import dev.darkroom.generation.Audience.Delivery;
import dev.darkroom.generation.State.Fetched;
import dev.darkroom.generation.State.Settled;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Results that come after their deadline: the member got everything back by then, so they are
/// gifts.
///
/// What is waited for stands in the database until its result was delivered, under the same key as
/// any result; so a crash anywhere delivers it once.
public final class LateResults {
  /// How long a result may be late.
  public static final Duration WAITED_FOR = Duration.ofHours(1);

  private static final Duration ASK_EVERY = Duration.ofSeconds(30);
  private static final int AT_ONCE = 50;

  private static final Logger log = LoggerFactory.getLogger(LateResults.class);

  private final LateWork lateWork;
  private final Generations generations;
  private final Transactions transactions;
  private final Audience audience;
  private final ProviderSteps atProvider;
  private final InstantSource clock;

  public LateResults(
      LateWork lateWork,
      Generations generations,
      Transactions transactions,
      Audience audience,
      ProviderSteps atProvider,
      InstantSource clock) {
    this.lateWork = lateWork;
    this.generations = generations;
    this.transactions = transactions;
    this.audience = audience;
    this.atProvider = atProvider;
    this.clock = clock;
  }

  /// What became of work that was given up.
  sealed interface Answer {
    record Came(Fetched fetched) implements Answer {}

    record NotYet() implements Answer {}

    record Never() implements Answer {}
  }

  /// Asks once about everything that is waited for.
  public void look() {
    for (var job : lateWork.take(AT_ONCE, ASK_EVERY)) {
      try {
        look(job);
      } catch (RuntimeException fault) {
        log.atError()
            .addKeyValue("generation", job.generation().value())
            .setCause(fault)
            .log("cannot look for a late result");
      }
    }
  }

  private void look(LateWork.Job job) {
    var found = generations.find(job.generation());
    if (found.isEmpty()) {
      lateWork.forget(job.generation());
      return;
    }
    var generation = found.get();
    switch (generation.state()) {
      // It is being given up, and its notice is not out yet.
      case State.Running _, State.Failing _ -> {}
      case State.Released _ -> ask(generation, job);
      case Settled _, State.Uncertain _, State.Requested _, State.Queued _, State.Admitted _ ->
          lateWork.forget(job.generation());
      case State.Submitting _, Fetched _, State.Delivered _ -> lateWork.forget(job.generation());
    }
  }

  private void ask(Generation generation, LateWork.Job job) {
    switch (atProvider.askLate(generation, job.at())) {
      case Answer.Came(var fetched) -> give(generation, fetched);
      case Answer.Never _ -> lateWork.forget(generation.id());
      case Answer.NotYet _ -> {
        if (job.until().isBefore(clock.instant())) lateWork.forget(generation.id());
      }
    }
  }

  private void give(Generation generation, Fetched fetched) {
    transactions.makeDurable();
    switch (audience.deliver(generation.asGift(fetched))) {
      case Delivery.Later _ -> {}
      case Delivery.Done _, Delivery.Undeliverable _ -> end(generation, fetched);
    }
  }

  private void end(Generation generation, Fetched fetched) {
    var given = new Settled(fetched.outputs(), fetched.missing(), Credits.NONE);
    Lifecycle.check(generation.state(), given);
    transactions.runInOne(() -> {
      var _ = generations.move(generation, given);
      lateWork.forget(generation.id());
    });
    Moves.log(generation, given);
  }
}
