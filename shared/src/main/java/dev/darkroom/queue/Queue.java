package dev.darkroom.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import dev.darkroom.catalog.Catalog;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.Generations;
import dev.darkroom.generation.Steps;
import dev.darkroom.generation.Turns;
import dev.darkroom.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Durable execution of generations: [Turns] puts them in line, admission gives them places, and
/// db-scheduler runs their steps, also those of processes that died.
public final class Queue implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Queue.class);

  /// Looks for free places this often even if nobody asks: another process may have freed one.
  private static final Duration ADMIT_EVERY = Duration.ofMillis(500);

  private static final int MISSED_HEARTBEATS = 4;

  private final Database database;
  private final QueueSettings settings;
  private final AtomicReference<@Nullable Steps> steps = new AtomicReference<>();
  private final StepTask task;
  private final Admission admission;
  private final FairTurns turns;
  private final Scheduler scheduler;
  private final Takeover takeover;
  private final Wakeup wakeup = new Wakeup();
  private final Thread admitting;
  private volatile boolean closing;

  /// @param weight a member's weight in the line, by plan
  public Queue(
      Database database,
      Generations generations,
      Catalog catalog,
      ToIntFunction<MemberId> weight,
      QueueSettings settings,
      InstantSource clock) {
    this.database = database;
    this.settings = settings;
    task = new StepTask(database, generations, this::steps, clock);
    admission = new Admission(database, generations, settings, task, clock);
    turns =
        new FairTurns(
            database,
            generations,
            catalog,
            weight,
            task,
            wakeup::ask,
            new Estimates(database, generations, catalog, settings, clock),
            settings.waitingMax(),
            clock);
    takeover = new Takeover(database, generations, clock);
    scheduler = scheduler(clock);
    admitting = Thread.ofPlatform().name("admission").daemon().unstarted(this::admitUntilClosed);
  }

  private Scheduler scheduler(InstantSource clock) {
    var builder =
        Scheduler.create(database.dataSource(), task.task())
            .threads(settings.steps())
            .executorService(
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("step-", 0).factory()))
            .pollingInterval(settings.pollEvery())
            .heartbeatInterval(settings.heartbeat())
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(settings.drain())
            // Failures are logged by the task itself, with the generation's number.
            .failureLogging(LogLevel.OFF, false)
            .clock(clock::instant);
    return switch (database.dialect()) {
      // Measured: on H2 any ordering with a lock sorts every due row.
      case H2 -> builder.pollUsingFetch(0.5, 1.0).build();
      case POSTGRES -> builder.pollUsingLockAndFetch(0.5, 1.0).build();
    };
  }

  /// Where generations get in line.
  public Turns turns() {
    return turns;
  }

  /// Starts working. What an earlier process left is taken up.
  public void start(Steps whatToDo) {
    steps.set(whatToDo);
    takeover.ofDeadProcesses();
    scheduler.start();
    admitting.start();
  }

  private Steps steps() {
    var current = steps.get();
    if (current == null) throw new IllegalStateException("the queue is not started");
    return current;
  }

  private void admitUntilClosed() {
    while (!closing) {
      try {
        admitAll();
      } catch (RuntimeException fault) {
        log.atError().setCause(fault).log("admission failed, trying again");
      }
      try {
        wakeup.await(ADMIT_EVERY);
      } catch (InterruptedException stop) {
        return;
      }
    }
  }

  private void admitAll() {
    int admitted = 0;
    for (var pool : admission.waiting()) admitted += admission.admit(pool);
    if (admitted > 0) scheduler.triggerCheckForDueExecutions();
  }

  /// Takes no new steps and waits for those that run, at most [QueueSettings#drain]. What is not
  /// done then is taken up at the next start.
  @Override
  public void close() {
    if (closing) return;
    closing = true;
    admitting.interrupt();
    scheduler.stop();
  }
}
