package dev.darkroom.queue;

import dev.darkroom.provider.Progress;
import dev.darkroom.provider.ProgressListener;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.ProviderHandle;
import dev.darkroom.provider.ProviderTask;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// A provider that is done at once with the same file every time, or never; for measuring
/// everything but providers.
final class InstantProvider implements Provider {
  private static final Duration LONG = Duration.ofHours(1);

  private final Path output;
  private final Map<String, CompletableFuture<Long>> arrivals = new ConcurrentHashMap<>();
  private volatile boolean holding;

  InstantProvider(Path output) {
    this.output = output;
  }

  /// Whether work that is submitted from now on stays unfinished.
  void hold(boolean on) {
    holding = on;
  }

  /// When the work of that key was handed over, in nanoseconds of [System#nanoTime].
  CompletableFuture<Long> arrival(String key) {
    return arrivals.computeIfAbsent(key, _ -> new CompletableFuture<>());
  }

  void forgetArrivals() {
    arrivals.clear();
  }

  @Override
  public String name() {
    return "instant";
  }

  @Override
  public boolean deduplicates() {
    return false;
  }

  @Override
  public ProviderAnswer submit(ProviderTask task, ProgressListener listener) {
    var _ = arrival(task.key()).complete(System.nanoTime());
    return holding
        ? new ProviderAnswer.Accepted(ProviderHandle.of(task.key()), LONG)
        : new ProviderAnswer.Finished(
            List.of(new ProviderAnswer.Output(output, OptionalLong.empty(), Optional.empty())),
            List.of());
  }

  @Override
  public ProviderAnswer poll(ProviderTask task, ProviderHandle handle) {
    return new ProviderAnswer.Working(Progress.UNKNOWN, LONG);
  }

  @Override
  public CancelAnswer cancel(ProviderTask task, ProviderHandle handle) {
    return CancelAnswer.REQUESTED;
  }
}
