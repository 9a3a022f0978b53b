package dev.darkroom.generation;

import dev.darkroom.credit.Ledger;
import dev.darkroom.credit.Quotas;
import dev.darkroom.generation.Audience.Delivery;
import dev.darkroom.generation.State.Delivered;
import dev.darkroom.generation.State.Failing;
import dev.darkroom.generation.State.Fetched;
import dev.darkroom.provider.Failure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done in each state: one effect, then the next state.
///
/// Every step may be repeated: a crash after the effect and before the new state is stored runs the
/// step again, and the keys that derive from the generation's id make the repeat harmless. Handing
/// paid work to a provider is the one effect that cannot always be repeated; see [ProviderSteps].
public final class Steps {
  /// How long a platform that cannot take a result is tried before the result is only kept.
  private static final Duration DELIVERY_TRIED_FOR = Duration.ofHours(24);

  private static final Logger log = LoggerFactory.getLogger(Steps.class);

  private final Generations generations;
  private final Transactions transactions;
  private final Ledger ledger;
  private final Quotas quotas;
  private final Turns turns;
  private final Audience audience;
  private final ProviderSteps atProvider;
  private final InstantSource clock;

  public Steps(
      Generations generations,
      Transactions transactions,
      Ledger ledger,
      Quotas quotas,
      Turns turns,
      Audience audience,
      ProviderSteps atProvider,
      InstantSource clock) {
    this.generations = generations;
    this.transactions = transactions;
    this.ledger = ledger;
    this.quotas = quotas;
    this.turns = turns;
    this.audience = audience;
    this.atProvider = atProvider;
    this.clock = clock;
  }

  /// Does the one thing that the generation's state calls for, and says when the next is due.
  ///
  /// @throws RuntimeException when the database, the store or the code is at fault; the step is to
  ///   be repeated later
  public Next advance(Generation generation) {
    return switch (generation.state()) {
      case State.Requested _ -> new Next.Parked();
      case State.Queued _ -> joinLine(generation);
      case State.Admitted admitted -> atProvider.start(generation, admitted);
      case State.Submitting submitting -> atProvider.recover(generation, submitting);
      case State.Running running -> atProvider.ask(generation, running);
      case Fetched fetched -> deliver(generation, fetched);
      case Delivered delivered -> settle(generation, delivered);
      case Failing failing -> release(generation, failing.failure());
      case State.Settled _, State.Released _, State.Uncertain _ -> new Next.Ended();
    };
  }

  /// Gives up on a generation whose step keeps failing.
  ///
  /// @throws IllegalArgumentException unless [State#mayBeGivenUp]
  public Next giveUp(Generation generation, String code) {
    if (!generation.state().mayBeGivenUp())
      throw new IllegalArgumentException("too late to give up: " + generation);
    return atProvider.fail(generation, Failure.of(Failure.Kind.FAULT, code, ""));
  }

  /// The delay of a retry, or the one that the person asked for, is over.
  private Next joinLine(Generation generation) {
    transactions.runInOne(() -> turns.join(generation, generation.createdAt()));
    turns.wake();
    return new Next.Parked();
  }

  private Next deliver(Generation generation, Fetched fetched) {
    transactions.makeDurable();
    return switch (audience.deliver(generation)) {
      case Delivery.Done _ -> delivered(generation, fetched);
      case Delivery.Later(var delay, var why) -> {
        boolean tooOld = generation.createdAt().plus(DELIVERY_TRIED_FOR).isBefore(clock.instant());
        if (tooOld) yield keepForHistory(generation, fetched, why);
        log.atWarn()
            .addKeyValue("generation", generation.id().value())
            .addKeyValue("why", why)
            .log("delivery postponed");
        yield new Next.After(delay);
      }
      case Delivery.Undeliverable(var why) -> keepForHistory(generation, fetched, why);
    };
  }

  private Next keepForHistory(Generation generation, Fetched fetched, String why) {
    log.atWarn()
        .addKeyValue("generation", generation.id().value())
        .addKeyValue("why", why)
        .log("undeliverable, kept for the member's history");
    return delivered(generation, fetched);
  }

  private Next delivered(Generation generation, Fetched fetched) {
    return moved(
        generation,
        new Delivered(fetched.outputs(), fetched.missing()),
        () -> generations.move(generation, new Delivered(fetched.outputs(), fetched.missing())));
  }

  private Next settle(Generation generation, Delivered delivered) {
    var price = generation.quote().forDelivered(delivered.outputs().size());
    var settled = new State.Settled(delivered.outputs(), delivered.missing(), price.credits());
    return moved(
        generation,
        settled,
        () -> {
          if (!generations.move(generation, settled)) return false;
          // Quotas before the ledger, as at submit: one order of locks everywhere.
          quotas.settle(generation.id().hold(), price.credits(), price.dollars());
          var _ = ledger.settle(generation.id().hold(), price.credits());
          return true;
        });
  }

  private Next release(Generation generation, Failure failure) {
    transactions.runInOne(() -> {
      quotas.release(generation.id().hold());
      var _ = ledger.release(generation.id().hold());
    });
    transactions.makeDurable();
    if (audience.tell(generation) instanceof Delivery.Later(var delay, var why)
        && generation.createdAt().plus(DELIVERY_TRIED_FOR).isAfter(clock.instant())) {
      log.atWarn()
          .addKeyValue("generation", generation.id().value())
          .addKeyValue("why", why)
          .log("notice postponed");
      return new Next.After(delay);
    }
    var end =
        failure.kind() == Failure.Kind.UNCERTAIN
            ? new State.Uncertain(failure)
            : new State.Released(failure);
    return moved(generation, end, () -> generations.move(generation, end));
  }

  private Next moved(Generation generation, State next, Supplier<Boolean> move) {
    Lifecycle.check(generation.state(), next);
    if (!transactions.inOne(move)) return Next.OVERTAKEN;
    Moves.log(generation, next);
    return next.isEnd() ? new Next.Ended() : new Next.Now(generation.in(next));
  }
}
