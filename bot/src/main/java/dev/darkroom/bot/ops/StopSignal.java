package dev.darkroom.bot.ops;

import java.util.concurrent.CountDownLatch;

/// The wish of this machine that the process ends: SIGTERM or Ctrl-C. Java would end at once, and
/// with a number that says it was killed; whoever installs this is given the time to finish, and
/// ends with 0.
public final class StopSignal implements AutoCloseable {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch gone = new CountDownLatch(1);
  private volatile boolean well;

  private StopSignal() {}

  /// From now on the signal waits for [#close].
  public static StopSignal install() {
    var signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::hold, "stop"));
    return signal;
  }

  /// Returns when the process is asked to end.
  public void await() throws InterruptedException {
    asked.await();
  }

  /// Asks as the machine would, from inside.
  public void ask() {
    asked.countDown();
  }

  /// Everything ended as it should: [#close] lets the process go with 0.
  public void finished() {
    well = true;
  }

  /// Lets the process go.
  @Override
  public void close() {
    gone.countDown();
  }

  /// Runs while the virtual machine goes down. Where the process ends by itself, it is closed
  /// already, and the number is that of whoever ended it.
  private void hold() {
    if (gone.getCount() == 0) return;
    asked.countDown();
    try {
      gone.await();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    if (well) Runtime.getRuntime().halt(0);
  }
}
