package dev.darkroom.surface.intake;

import dev.darkroom.generation.Patience;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.Words;
import dev.darkroom.surface.desk.Answer;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where interactions are worked on once they are acknowledged: a few at a time, the rest waits,
/// and beyond a bound nothing more is taken. Acknowledging has threads of its own and never waits
/// for this.
public final class Work implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Work.class);

  /// Most of it waits for worker processes and the network.
  private static final int AT_ONCE =
      Math.clamp(2L * Runtime.getRuntime().availableProcessors(), 4, 16);

  private static final int WAITING_MAX = 2_000;

  /// So long the database may keep somebody who asked for something.
  private static final Duration DATABASE_MAX = Duration.ofMillis(2_500);

  private static final int CLOSES_WITHIN_SECONDS = 10;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final AtomicInteger taken = new AtomicInteger();
  private final UnderWay acknowledgements;

  /// @param acknowledgements go before all work
  public Work(UnderWay acknowledgements) {
    this.acknowledgements = acknowledgements;
  }

  /// Whether it was taken; what it throws is logged.
  public boolean take(Runnable job) {
    if (taken.incrementAndGet() > WAITING_MAX) {
      var _ = taken.decrementAndGet();
      return false;
    }
    threads.execute(() -> run(job));
    return true;
  }

  private void run(Runnable job) {
    try {
      places.acquire();
      try {
        acknowledgements.awaitNone();
        job.run();
      } finally {
        places.release();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      log.atError().setCause(fault).log("interaction failed");
    } finally {
      var _ = taken.decrementAndGet();
    }
  }

  /// The answer of a job, or a sentence that says why there is none; then nothing was charged.
  ///
  /// @param interaction its id, for the log
  /// @param words the reader's
  public static Answer answer(String interaction, Words words, Supplier<Answer> job) {
    return Patience.within(DATABASE_MAX, () -> attempt(interaction, words, job))
        .orElseGet(() -> {
          log.atWarn()
              .addKeyValue("interaction", interaction)
              .log("the database does not answer in time: nothing is done");
          return refused(Label.BUSY, words);
        });
  }

  private static Answer attempt(String interaction, Words words, Supplier<Answer> job) {
    try {
      return job.get();
    } catch (Wanted.WrongValueException wrong) {
      return refused(wrong.label(), words);
    } catch (Patience.OverException late) {
      // They have their answer.
      return refused(Label.BUSY, words);
    } catch (RuntimeException fault) {
      log.atError()
          .addKeyValue("interaction", interaction)
          .setCause(fault)
          .log("interaction failed");
      return refused(Label.FAULT, words);
    }
  }

  private static Answer refused(Label why, Words words) {
    return Answer.refused(words.controls().say(why));
  }

  /// Threads without the bound, for what is bounded elsewhere.
  public ExecutorService threads() {
    return threads;
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(CLOSES_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        var _ = threads.shutdownNow();
      }
    } catch (InterruptedException hurry) {
      var _ = threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
