package dev.darkroom.generation;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/// Who may run next: the fair queue, and the places that generations hold at providers. Calls join
/// the open transaction.
public interface Turns {
  /// Whether so much waits that nobody new should get in line. May lag behind by a second.
  boolean isFull();

  /// Puts a [State.Queued] generation in line for the provider of its route, from `notBefore` on.
  void join(Generation generation, Instant notBefore);

  /// Gives up its place in the line or at the provider, whichever it has.
  ///
  /// @param finished whether it ran to its outputs, so that its duration counts for estimates
  void leave(GenerationId id, boolean finished);

  /// Has its next step run now: one that nobody planned while it waited, or one that was planned
  /// for later.
  void stepNow(Generation generation);

  /// Looks for free places soon. Called after a commit that joined or left.
  void wake();

  /// Where it stands.
  Standing standing(Generation generation);

  /// Place in line and time left.
  ///
  /// @param place 1 is next; empty when it is not waiting
  /// @param left time until it is done, from measured durations
  record Standing(OptionalInt place, Duration left) {}
}
