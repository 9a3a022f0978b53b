package dev.darkroom.bot.ops;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a service does now and then, one thing at a time, from its start on. A chore that fails is
/// done again when it is due next.
public final class Housekeeping implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("housekeeping").factory());

  private Housekeeping() {}

  /// Something to be done again and again.
  public record Chore(String name, Duration every, Runnable work) {}

  public static Housekeeping start(List<Chore> chores) {
    var housekeeping = new Housekeeping();
    for (var chore : chores) {
      var _ =
          housekeeping.thread.scheduleWithFixedDelay(
              () -> run(chore), 0, chore.every().toMillis(), TimeUnit.MILLISECONDS);
    }
    return housekeeping;
  }

  private static void run(Chore chore) {
    try {
      chore.work().run();
    } catch (RuntimeException fault) {
      log.atError().addKeyValue("chore", chore.name()).setCause(fault).log("chore failed");
    }
  }

  /// Waits a little for what runs; chores may be stopped anywhere.
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      var _ = thread.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
