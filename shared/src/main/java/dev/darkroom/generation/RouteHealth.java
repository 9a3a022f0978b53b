package dev.darkroom.generation;

import dev.darkroom.catalog.Route;
import dev.darkroom.provider.Failure;
import java.time.Duration;

/// Which routes are failing, so that nobody waits for them or hammers them. All copies of the bot
/// know the same.
public interface RouteHealth {
  /// Whether work should be sent there, as far as is known.
  boolean isUsable(Route route);

  /// Asks to submit now. Where the route was failing, one asker at a time is let through to see
  /// whether it still is.
  Leave ask(Route route);

  /// A submit was taken.
  void worked(Route route);

  /// A submit failed.
  void failed(Route route, Failure failure);

  /// The answer to [#ask].
  sealed interface Leave {
    record Granted() implements Leave {}

    /// @param left until somebody is let through again
    /// @param kind how it failed last
    record Refused(Duration left, Failure.Kind kind) implements Leave {}
  }
}
