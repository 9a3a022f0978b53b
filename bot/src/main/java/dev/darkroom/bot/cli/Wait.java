package dev.darkroom.bot.cli;

import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Waits for a generation to end, showing where it stands.
final class Wait {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private Wait() {}

  /// @param watcher sees it as it is now, about ten times a second
  static Generation forEnd(Session session, GenerationId id, Consumer<Generation> watcher) {
    while (true) {
      var generation = session.bot().studio().find(id).orElseThrow();
      watcher.accept(generation);
      if (generation.state().isEnd()) return generation;
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }
}
