package dev.darkroom.generation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Work that was given up at its deadline and whose result may still come.
public interface LateWork {
  /// @param at where it was when it was given up
  /// @param until when nobody waits for it any more
  record Job(GenerationId generation, State.Running at, Instant until) {}

  /// Remembers it; joins the open transaction.
  void expect(Job job);

  /// Those that should be asked about now. Each is given to one caller and not again for a while.
  ///
  /// @param again after which it is given to somebody again, unless it was forgotten
  List<Job> take(int limit, Duration again);

  /// Joins the open transaction.
  void forget(GenerationId id);
}
