package dev.darkroom.media.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.media.PictureException;
import dev.darkroom.media.worker.WorkerException.Reason;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Media workers as child processes of this one. They are started when work comes, kept warm while
/// more comes, and end when this process does, however it ends.
public final class ProcessMediaWorkers implements MediaWorkers {
  private final WorkerSettings settings;
  private final Semaphore slots;
  private final ConcurrentLinkedDeque<WorkerProcess> idle = new ConcurrentLinkedDeque<>();
  private final Set<WorkerProcess> all = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("media-workers").factory());
  private volatile boolean closed;

  public ProcessMediaWorkers(WorkerSettings settings) {
    this.settings = settings;
    this.slots = new Semaphore(settings.workersMax(), true);
    long everyMs = settings.idleAfter().toMillis();
    var _ = timer.scheduleWithFixedDelay(this::closeIdle, everyMs, everyMs, TimeUnit.MILLISECONDS);
  }

  @Override
  public JsonNode run(String task, JsonNode input, Duration deadline, WorkerListener listener) {
    takeSlot();
    try {
      var worker = takeWorker();
      boolean usable = false;
      try {
        var answer = worker.run(task, input, deadline, listener);
        usable = true;
        return answer;
      } catch (PictureException theFilesFault) {
        usable = true;
        throw theFilesFault;
      } finally {
        giveBack(worker, usable);
      }
    } finally {
      slots.release();
    }
  }

  private void takeSlot() {
    try {
      slots.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled();
    }
  }

  private WorkerProcess takeWorker() {
    if (closed) throw cancelled();
    for (var worker = idle.pollFirst(); worker != null; worker = idle.pollFirst()) {
      if (worker.isAlive()) return worker;
      all.remove(worker);
    }
    var worker = WorkerProcess.start(settings);
    all.add(worker);
    if (closed) worker.kill();
    return worker;
  }

  private void giveBack(WorkerProcess worker, boolean usable) {
    if (usable && !closed) {
      worker.markIdle();
      idle.addFirst(worker);
    } else {
      discard(worker);
    }
  }

  private void closeIdle() {
    for (var worker : idle)
      if (worker.idleFor(settings.idleAfter()) && idle.remove(worker)) discard(worker);
  }

  private void discard(WorkerProcess worker) {
    worker.kill();
    all.remove(worker);
  }

  private static WorkerException cancelled() {
    return new WorkerException(Reason.CANCELLED, "the media workers were closed");
  }

  /// Process ids of the workers that are alive now.
  public Set<Long> pids() {
    return all.stream()
        .filter(WorkerProcess::isAlive)
        .map(WorkerProcess::pid)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void close() {
    closed = true;
    timer.shutdownNow();
    all.forEach(WorkerProcess::kill);
    idle.clear();
  }
}
