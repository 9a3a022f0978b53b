package dev.darkroom.provider;

import dev.darkroom.credit.Dollars;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a provider says to a submit or a poll.
public sealed interface ProviderAnswer {
  /// The work was taken; its handle must be stored before it is polled.
  ///
  /// @param pollAfter when to ask first
  /// @param billed what the provider says it costs, where it says so
  record Accepted(ProviderHandle handle, Duration pollAfter, Optional<Dollars> billed)
      implements ProviderAnswer {
    /// Where the provider does not say what it costs.
    public Accepted(ProviderHandle handle, Duration pollAfter) {
      this(handle, pollAfter, Optional.empty());
    }
  }

  /// It is not done yet.
  record Working(Progress progress, Duration pollAfter) implements ProviderAnswer {}

  /// It is done; the outputs lie in the task's folder, checked to be what they should be.
  ///
  /// @param missing one failure for every output that was asked for and did not come
  record Finished(List<Output> outputs, List<Failure> missing) implements ProviderAnswer {
    public Finished {
      outputs = List.copyOf(outputs);
      missing = List.copyOf(missing);
      if (outputs.isEmpty())
        throw new IllegalArgumentException("finished without outputs is a failure");
    }
  }

  /// It came to nothing.
  record Failed(Failure failure) implements ProviderAnswer {}

  /// One picture or clip.
  ///
  /// @param seed the seed that made it, where the provider tells
  /// @param note what the provider says about it, such as the effect that the built-in engine read
  record Output(Path file, OptionalLong seed, Optional<String> note) {}
}
