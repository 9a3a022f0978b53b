package dev.darkroom.queue;

import dev.darkroom.provider.Failure;
import dev.darkroom.provider.ProgressListener;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.ProviderHandle;
import dev.darkroom.provider.ProviderTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A provider that answers as it was told, in order, then finishes everything at once.
final class ScriptedProvider implements Provider {
  private static final Duration SOON = Duration.ofMillis(5);

  private final String name;
  private final boolean deduplicates;
  private final Deque<Function<ProviderTask, ProviderAnswer>> script = new ArrayDeque<>();
  private final List<String> submits = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger working = new AtomicInteger();
  private final AtomicInteger workingMost = new AtomicInteger();
  private volatile boolean holding;

  ScriptedProvider(String name, boolean deduplicates) {
    this.name = name;
    this.deduplicates = deduplicates;
  }

  /// The next submit or poll that has no answer yet gets this one.
  synchronized ScriptedProvider then(Function<ProviderTask, ProviderAnswer> answer) {
    script.add(answer);
    return this;
  }

  ScriptedProvider thenFails(Failure failure) {
    return then(_ -> new ProviderAnswer.Failed(failure));
  }

  /// From now on submits are accepted and nothing finishes, until [#letGo].
  void hold() {
    holding = true;
  }

  void letGo() {
    holding = false;
  }

  /// Keys in the order in which they were submitted.
  List<String> submits() {
    return List.copyOf(submits);
  }

  int workingMost() {
    return workingMost.get();
  }

  static ProviderAnswer finished(ProviderTask task, int outputs) {
    var files = new ArrayList<ProviderAnswer.Output>();
    for (int i = 0; i < outputs; i++)
      files.add(
          new ProviderAnswer.Output(
              picture(task.folder().resolve("out-" + i)), OptionalLong.empty(), Optional.empty()));
    var missing =
        Collections.nCopies(
            task.count() - outputs, Failure.of(Failure.Kind.REFUSED_OUTPUT, "safety", ""));
    return new ProviderAnswer.Finished(files, missing);
  }

  private static Path picture(Path file) {
    try {
      return Files.writeString(file, "a picture");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean deduplicates() {
    return deduplicates;
  }

  @Override
  public ProviderAnswer submit(ProviderTask task, ProgressListener listener) {
    submits.add(task.key());
    var _ = workingMost.accumulateAndGet(working.incrementAndGet(), Math::max);
    if (holding) return new ProviderAnswer.Accepted(ProviderHandle.of(task.key()), SOON);
    return ended(answer(task));
  }

  @Override
  public ProviderAnswer poll(ProviderTask task, ProviderHandle handle) {
    if (holding) return new ProviderAnswer.Working(dev.darkroom.provider.Progress.UNKNOWN, SOON);
    return ended(answer(task));
  }

  private synchronized ProviderAnswer answer(ProviderTask task) {
    var scripted = script.poll();
    return scripted == null ? finished(task, task.count()) : scripted.apply(task);
  }

  private ProviderAnswer ended(ProviderAnswer answer) {
    if (answer instanceof ProviderAnswer.Finished || answer instanceof ProviderAnswer.Failed)
      working.decrementAndGet();
    return answer;
  }

  @Override
  public CancelAnswer cancel(ProviderTask task, ProviderHandle handle) {
    working.decrementAndGet();
    return CancelAnswer.REQUESTED;
  }
}
