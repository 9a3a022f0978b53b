package dev.darkroom.surface.intake;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Acknowledgements that are under way. Work wants the same processors, and an acknowledgement that
/// is late by three seconds is lost: so work begins when none is under way and none was a moment
/// ago, for they come in crowds. A steady stream of them holds work up for a short time only.
public final class UnderWay {
  private static final Duration QUIET = Duration.ofMillis(30);
  private static final Duration HELD_MAX = Duration.ofMillis(1_500);

  private int count;
  private long lastNanos = System.nanoTime() - QUIET.toNanos();

  /// One more is on its way.
  public synchronized void begun() {
    count++;
  }

  /// One has come to its end, whichever.
  public synchronized void done() {
    count--;
    lastNanos = System.nanoTime();
    if (count == 0) notifyAll();
  }

  /// Waits until it is quiet, or long enough.
  synchronized void awaitNone() throws InterruptedException {
    long until = System.nanoTime() + HELD_MAX.toNanos();
    while (true) {
      long now = System.nanoTime();
      long held = until - now;
      if (held <= 0) return;
      long quiet = count > 0 ? held : lastNanos + QUIET.toNanos() - now;
      if (quiet <= 0) return;
      TimeUnit.NANOSECONDS.timedWait(this, Math.min(held, quiet));
    }
  }
}
