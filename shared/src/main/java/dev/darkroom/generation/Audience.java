package dev.darkroom.generation;

import dev.darkroom.provider.Progress;
import java.time.Duration;

/// Those who wait for a generation, wherever they talk to the bot.
public interface Audience {
  /// Shows how far it is. Best effort: may be dropped, must not block for long.
  void show(Generation generation, Progress progress);

  /// Hands over the outputs of a generation that is [State.Fetched]. Calls with the same
  /// [GenerationId#deliveryKey] deliver once.
  Delivery deliver(Generation generation);

  /// Says that it came to nothing, and why. Calls for the same generation tell once.
  Delivery tell(Generation generation);

  /// What became of a delivery.
  sealed interface Delivery {
    record Done() implements Delivery {}

    /// The platform cannot take it now.
    record Later(Duration retryAfter, String why) implements Delivery {}

    /// Nobody can be reached there any more; the outputs stay in the person's history.
    record Undeliverable(String why) implements Delivery {}
  }
}
