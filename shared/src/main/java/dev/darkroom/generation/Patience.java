package dev.darkroom.generation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// How long somebody who waits for an answer lets the database keep them. When that is over they
/// are told that nothing was charged, and so it is: nothing is committed for them from then on,
/// however late the database comes round.
///
/// Only time inside transactions counts: pictures and far ends may take theirs.
public final class Patience {
  private static final ScopedValue<Patience> CALLERS = ScopedValue.newInstance();

  private enum Where {
    OUTSIDE,
    IN_TRANSACTION,
    AT_COMMIT
  }

  private Where where = Where.OUTSIDE;
  private boolean taken;
  private boolean done;
  private boolean over;

  private Patience() {}

  /// Does the work on a thread of its own.
  ///
  /// @return its result; empty when the patience was over before, and then nothing comes of the
  ///   work any more
  public static <T> Optional<T> within(Duration longest, Supplier<T> work) {
    var patience = new Patience();
    var task = new FutureTask<T>(() -> ScopedValue.where(CALLERS, patience).call(work::get));
    var _ =
        Thread.startVirtualThread(() -> {
          task.run();
          patience.end();
        });
    return patience.lasts(longest) ? Optional.of(result(task)) : Optional.empty();
  }

  /// Counts the time that a transaction takes, where somebody waits for it.
  ///
  /// @throws OverException when they wait no longer
  public static <T> T inTransaction(Supplier<T> transaction) {
    if (!CALLERS.isBound()) return transaction.get();
    var patience = CALLERS.get();
    patience.goOn(Where.IN_TRANSACTION);
    try {
      return transaction.get();
    } finally {
      patience.leave();
    }
  }

  /// The last thing in each transaction. Nobody gives up while it commits.
  ///
  /// @throws OverException when nobody waits any longer
  public static void beforeCommit() {
    if (CALLERS.isBound()) CALLERS.get().goOn(Where.AT_COMMIT);
  }

  /// Said in the transaction that takes a request: once it is committed the person hears of it,
  /// however long that takes.
  static void taken() {
    if (CALLERS.isBound()) CALLERS.get().take();
  }

  private synchronized void goOn(Where next) {
    if (over) throw new OverException();
    where = next;
    notifyAll();
  }

  private synchronized void leave() {
    where = Where.OUTSIDE;
    notifyAll();
  }

  private synchronized void take() {
    if (over) throw new OverException();
    taken = true;
    notifyAll();
  }

  private synchronized void end() {
    done = true;
    notifyAll();
  }

  /// Whether the work came to its end before the patience did.
  private synchronized boolean lasts(Duration longest) {
    long leftNanos = longest.toNanos();
    try {
      while (!done) {
        if (taken || where != Where.IN_TRANSACTION) {
          wait();
        } else {
          long since = System.nanoTime();
          TimeUnit.NANOSECONDS.timedWait(this, Math.max(leftNanos, 1));
          leftNanos -= System.nanoTime() - since;
          over = !done && !taken && where == Where.IN_TRANSACTION && leftNanos <= 0;
          if (over) return false;
        }
      }
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      over = true;
      return false;
    }
  }

  private static <T> T result(Future<T> done) {
    if (done.state() == Future.State.SUCCESS) return done.resultNow();
    switch (done.exceptionNow()) {
      case RuntimeException fault -> throw fault;
      case Error error -> throw error;
      case Throwable checked -> throw new IllegalStateException(checked);
    }
  }

  /// Nobody waits any longer, so it is not done.
  public static final class OverException extends RuntimeException {
    private static final long serialVersionUID = 1;

    OverException() {
      super("nobody waits any longer", null, false, false);
    }
  }
}
