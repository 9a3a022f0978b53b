package dev.darkroom.queue;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Many callers ask for one run; asking while a run is due changes nothing.
final class Wakeup {
  private final Semaphore due = new Semaphore(0);

  void ask() {
    if (due.availablePermits() == 0) due.release();
  }

  /// Waits until somebody asks, at most so long.
  void await(Duration atMost) throws InterruptedException {
    var _ = due.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    var _ = due.drainPermits();
  }
}
