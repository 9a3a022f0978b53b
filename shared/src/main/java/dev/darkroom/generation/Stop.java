package dev.darkroom.generation;

import dev.darkroom.generation.Studio.CancelAnswer;
import dev.darkroom.provider.Failure;

/// Stops generations wherever they are.
record Stop(Generations generations, Transactions transactions, Turns turns) {
  /// It may move on while it is being stopped: then it is stopped where it is now.
  CancelAnswer of(Generation seen) {
    var generation = seen;
    while (true) {
      boolean stopped =
          switch (generation.state()) {
            case State.Requested _, State.Queued _ -> cancelWaiting(generation);
            case State.Admitted _, State.Submitting _, State.Running _ -> cancelRunning(generation);
            case State.Fetched _, State.Delivered _, State.Settled _ -> false;
            case State.Failing _, State.Released _, State.Uncertain _ -> false;
          };
      if (stopped) return CancelAnswer.CANCELLING;
      var now = generations.find(generation.id()).orElseThrow();
      if (now.state().equals(generation.state())) return CancelAnswer.TOO_LATE;
      generation = now;
    }
  }

  private boolean cancelWaiting(Generation generation) {
    var failing = new State.Failing(Failure.of(Failure.Kind.CANCELLED, "cancelled", ""));
    boolean moved =
        transactions.inOne(() -> {
          if (!generations.move(generation, failing)) return false;
          turns.leave(generation.id(), false);
          turns.stepNow(generation);
          return true;
        });
    if (moved) Moves.log(generation, failing);
    return moved;
  }

  /// The note locks the row, so that the state that is read behind it stays.
  private boolean cancelRunning(Generation seen) {
    return transactions.inOne(() -> {
      generations.requestCancel(seen.id());
      var now = generations.find(seen.id()).orElseThrow();
      boolean running =
          switch (now.state()) {
            case State.Admitted _, State.Submitting _, State.Running _ -> true;
            case State.Requested _, State.Queued _, State.Fetched _, State.Delivered _ -> false;
            case State.Failing _, State.Settled _, State.Released _, State.Uncertain _ -> false;
          };
      if (running) turns.stepNow(now);
      return running;
    });
  }
}
