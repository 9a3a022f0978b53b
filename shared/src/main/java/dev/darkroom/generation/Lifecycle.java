package dev.darkroom.generation;

import dev.darkroom.generation.State.Admitted;
import dev.darkroom.generation.State.Delivered;
import dev.darkroom.generation.State.Failing;
import dev.darkroom.generation.State.Fetched;
import dev.darkroom.generation.State.Queued;
import dev.darkroom.generation.State.Released;
import dev.darkroom.generation.State.Requested;
import dev.darkroom.generation.State.Running;
import dev.darkroom.generation.State.Settled;
import dev.darkroom.generation.State.Submitting;
import dev.darkroom.generation.State.Uncertain;

/// The only place that says which moves there are between states.
public final class Lifecycle {
  private Lifecycle() {}

  /// Whether a generation may go from `from` to `to`.
  public static boolean allows(State from, State to) {
    return switch (from) {
      case Requested _ -> to instanceof Queued || to instanceof Failing;
      case Queued _ -> to instanceof Admitted || to instanceof Failing;
      case Admitted _ -> to instanceof Submitting || to instanceof Queued || to instanceof Failing;
      case Submitting _ ->
          to instanceof Running
              || to instanceof Fetched
              || to instanceof Queued
              || to instanceof Failing;
      case Running _ -> to instanceof Fetched || to instanceof Queued || to instanceof Failing;
      case Fetched _ -> to instanceof Delivered;
      case Delivered _ -> to instanceof Settled;
      case Failing _ -> to instanceof Released || to instanceof Uncertain;
      // A result that comes after the deadline is a gift.
      case Released _ -> to instanceof Settled;
      case Settled _, Uncertain _ -> false;
    };
  }

  /// @throws IllegalStateException if the move is none; that is a bug, not bad luck
  static void check(State from, State to) {
    if (!allows(from, to))
      throw new IllegalStateException("no move from " + from.label() + " to " + to.label());
  }
}
