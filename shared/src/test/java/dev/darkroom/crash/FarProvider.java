package dev.darkroom.crash;

import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Progress;
import dev.darkroom.provider.ProgressListener;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.ProviderHandle;
import dev.darkroom.provider.ProviderTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The provider of [FarEnds], as a bot reaches it, in the four shapes that providers have.
enum FarProvider {
  /// Takes the work, is asked later, and knows a repeated key.
  KEYED_QUEUE(true, true),
  /// Answers with the result, and knows a repeated key.
  KEYED_CALL(true, false),
  /// Takes the work and is asked later; a repeat is billed again.
  QUEUE(false, true),
  /// Answers with the result; a repeat is billed again.
  CALL(false, false);

  private static final Duration SOON = Duration.ofMillis(10);

  private final boolean keyed;
  private final boolean queued;

  FarProvider(boolean keyed, boolean queued) {
    this.keyed = keyed;
    this.queued = queued;
  }

  /// The name of the provider, and of the model that runs only there.
  String id() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  boolean deduplicates() {
    return keyed;
  }

  Provider at(FarLine line) {
    return new Client(line);
  }

  private final class Client implements Provider {
    private final FarLine line;

    Client(FarLine line) {
      this.line = line;
    }

    @Override
    public String name() {
      return id();
    }

    @Override
    public boolean deduplicates() {
      return keyed;
    }

    @Override
    public ProviderAnswer submit(ProviderTask task, ProgressListener listener) {
      try {
        var job = line.ask(keyed ? "submit-once" : "submit", task.key());
        return queued ? new ProviderAnswer.Accepted(ProviderHandle.of(job), SOON) : finished(task);
      } catch (IOException lost) {
        return new ProviderAnswer.Failed(
            Failure.of(Failure.Kind.UNAVAILABLE, "lost", "").maybeHeard());
      }
    }

    @Override
    public ProviderAnswer poll(ProviderTask task, ProviderHandle handle) {
      try {
        return line.ask("poll", handle.job()).equals("done")
            ? finished(task)
            : new ProviderAnswer.Working(Progress.UNKNOWN, SOON);
      } catch (IOException lost) {
        return new ProviderAnswer.Failed(Failure.of(Failure.Kind.UNAVAILABLE, "lost", ""));
      }
    }

    @Override
    public CancelAnswer cancel(ProviderTask task, ProviderHandle handle) {
      return CancelAnswer.REQUESTED;
    }

    private static ProviderAnswer finished(ProviderTask task) {
      var outputs = new ArrayList<ProviderAnswer.Output>();
      try {
        for (int i = 0; i < task.count(); i++) {
          var file = Files.writeString(task.folder().resolve("out-" + i), "a picture");
          outputs.add(new ProviderAnswer.Output(file, OptionalLong.empty(), Optional.empty()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new ProviderAnswer.Finished(outputs, List.of());
    }
  }
}
