package dev.darkroom.bot.ops;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a service does now and then, from its start on. Each chore has a thread of its own, so that
/// none waits for another. One that fails is done again when it is due next.
public final class Housekeeping implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

  private final ScheduledExecutorService threads;

  private Housekeeping(int chores) {
    threads =
        Executors.newScheduledThreadPool(
            chores, Thread.ofPlatform().daemon().name("housekeeping-", 0).factory());
  }

  /// Something to be done again and again.
  public record Chore(String name, Duration every, Runnable work) {}

  public static Housekeeping start(List<Chore> chores) {
    var housekeeping = new Housekeeping(chores.size());
    for (var chore : chores) {
      var _ =
          housekeeping.threads.scheduleWithFixedDelay(
              () -> housekeeping.run(chore), 0, chore.every().toMillis(), TimeUnit.MILLISECONDS);
    }
    return housekeeping;
  }

  private void run(Chore chore) {
    try {
      chore.work().run();
    } catch (RuntimeException fault) {
      // Interrupted by the stop, and done again after the next start.
      if (threads.isShutdown()) return;
      log.atError().addKeyValue("chore", chore.name()).setCause(fault).log("chore failed");
    }
  }

  /// Waits a little for what runs; chores may be stopped anywhere.
  @Override
  public void close() {
    var _ = threads.shutdownNow();
    try {
      var _ = threads.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
