package dev.darkroom.generation;

import dev.darkroom.credit.Credits;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.ProviderHandle;
import java.time.Instant;
import java.util.List;

/// Where a generation is on its way, with exactly the data that it needs there. [Lifecycle] says
/// which moves there are, [Steps] what is done in each.
public sealed interface State {
  /// Priced, and waiting for the person to accept the price. Nothing is held.
  record Requested() implements State {}

  /// Paid for (held) and waiting for its turn.
  ///
  /// @param attempt 1 for the first
  /// @param route index of the route to try, in the model's order
  /// @param tries submits on this route, the next one included
  record Queued(int attempt, int route, int tries) implements State {
    /// The first try of a route.
    public Queued(int attempt, int route) {
      this(attempt, route, 1);
    }
  }

  /// Has a place at the provider; references are being prepared.
  record Admitted(int attempt, int route, int tries) implements State {}

  /// About to be handed to the provider. Found by a fresh process, it means that the answer was
  /// lost.
  record Submitting(int attempt, int route, int tries) implements State {}

  /// The provider works on it.
  ///
  /// @param since when the provider took it
  record Running(int attempt, int route, int tries, ProviderHandle handle, Instant since)
      implements State {}

  /// The outputs are in the store.
  ///
  /// @param missing outputs that were asked for and did not come
  record Fetched(List<Output> outputs, List<Failure> missing) implements State {
    public Fetched {
      outputs = List.copyOf(outputs);
      missing = List.copyOf(missing);
    }
  }

  /// The person has it.
  record Delivered(List<Output> outputs, List<Failure> missing) implements State {
    public Delivered {
      outputs = List.copyOf(outputs);
      missing = List.copyOf(missing);
    }
  }

  /// Delivered and charged. The happy end.
  record Settled(List<Output> outputs, List<Failure> missing, Credits charged) implements State {
    public Settled {
      outputs = List.copyOf(outputs);
      missing = List.copyOf(missing);
    }
  }

  /// It came to nothing; what was held is about to be given back.
  record Failing(Failure failure) implements State {}

  /// It came to nothing and nobody paid. An end.
  record Released(Failure failure) implements State {}

  /// The answer to the submit was lost: nobody pays, and moderators see that the provider may bill.
  /// An end.
  record Uncertain(Failure failure) implements State {}

  /// Whether nothing will ever happen to it again.
  default boolean isEnd() {
    return switch (this) {
      case Settled _, Released _, Uncertain _ -> true;
      case Requested _, Queued _, Admitted _, Submitting _, Running _ -> false;
      case Fetched _, Delivered _, Failing _ -> false;
    };
  }

  /// Whether it may still come to nothing without a loss. What came back from a provider is
  /// delivered and booked, however often it takes.
  default boolean mayBeGivenUp() {
    return switch (this) {
      case Queued _, Admitted _, Submitting _, Running _ -> true;
      case Requested _, Fetched _, Delivered _, Failing _ -> false;
      case Settled _, Released _, Uncertain _ -> false;
    };
  }

  /// Its name in the database, in logs and in JSON, such as `QUEUED`.
  default String label() {
    return getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT);
  }
}
