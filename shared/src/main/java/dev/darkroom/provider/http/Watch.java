package dev.darkroom.provider.http;

import dev.darkroom.provider.Progress;
import dev.darkroom.provider.ProgressListener;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;

/// Asks every two seconds whether the person still wants what a call waits for, and drops the
/// connection when not.
final class Watch implements AutoCloseable {
  private static final long SECONDS = 2;

  private final CountDownLatch over = new CountDownLatch(1);
  private final ProgressListener listener;
  private volatile boolean stopped;

  private Watch(ProgressListener listener) {
    this.listener = listener;
  }

  static Watch over(Call call, ProgressListener listener) {
    var watch = new Watch(listener);
    if (!listener.equals(ProgressListener.SILENT))
      Thread.ofVirtual().name("watch").start(() -> watch.run(call));
    return watch;
  }

  /// Whether the person stopped it.
  boolean stopped() {
    return stopped;
  }

  private void run(Call call) {
    try {
      while (!over.await(SECONDS, TimeUnit.SECONDS)) {
        if (listener.progress(Progress.UNKNOWN)) continue;
        stopped = true;
        call.cancel();
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over.countDown();
  }
}
