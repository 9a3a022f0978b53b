package dev.darkroom.media.worker;

import java.time.Duration;
import java.util.List;

/// How media worker processes are run.
///
/// @param workersMax most processes at once
/// @param heapMb heap limit of each process, in MiB
/// @param idleAfter how long a process may wait for work before it is closed (it may live up to
///   twice that long)
/// @param jvmOptions further options of each process
public record WorkerSettings(
    int workersMax, int heapMb, Duration idleAfter, List<String> jvmOptions) {
  public static final WorkerSettings DEFAULT =
      new WorkerSettings(1, 512, Duration.ofMinutes(2), List.of());

  public WorkerSettings {
    jvmOptions = List.copyOf(jvmOptions);
    if (workersMax < 1) throw new IllegalArgumentException("at least one media worker is needed");
    if (heapMb < 64) throw new IllegalArgumentException("a media worker needs 64 MiB of heap");
    if (!idleAfter.isPositive()) throw new IllegalArgumentException("idle time must be positive");
  }
}
