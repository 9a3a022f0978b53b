package dev.darkroom.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Makes H2 durable: one thread runs `CHECKPOINT SYNC` for all who wait, so that many committers
/// share one write to the disk, and while nobody is inside the [Gate].
///
/// H2 does not write at commit, and its own threads, which do not mind who is in the middle of
/// what, are stopped ([H2Storage]). So the checkpoint also runs on a tick; with nothing changed it
/// costs no write.
final class GroupCheckpoint implements Durability {
  private static final long TICK_MS = 250;
  private static final long LONGEST_WAIT_S = 60;
  private static final long TIDY_EVERY_NS = 10_000_000_000L;

  private final DataSource connections;
  private final Gate gate;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Thread thread;
  private @Nullable Connection connection;
  private long tidiedNs = System.nanoTime();
  private final AtomicLong losses = new AtomicLong();
  private CompletableFuture<Boolean> next = new CompletableFuture<>();
  private boolean asked;
  private boolean closing;

  /// @param connections opens a connection outside the pool, which a busy pool must not delay
  /// @param gate what everybody else's connections come through
  GroupCheckpoint(DataSource connections, Gate gate) {
    this.connections = connections;
    this.gate = gate;
    thread = Thread.ofPlatform().name("database-checkpoint").daemon().start(this::run);
  }

  @Override
  public long losses() {
    return losses.get();
  }

  @Override
  public void await(long lossesBefore) {
    var round = join();
    try {
      var _ = round.get(LONGEST_WAIT_S, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw new StoreException.Unavailable("The database does not write to its disk", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException.Unavailable("Stopped while waiting for the disk", e);
    }
    if (losses.get() > lossesBefore)
      throw failure(new SQLException("an earlier write failed; the commit may be lost"));
  }

  private CompletableFuture<Boolean> join() {
    lock.lock();
    try {
      if (closing) throw new IllegalStateException("the database is closed");
      asked = true;
      wanted.signal();
      return next;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    boolean last;
    do {
      CompletableFuture<Boolean> round;
      lock.lock();
      try {
        if (!asked && !closing) {
          var _ = wanted.await(TICK_MS, TimeUnit.MILLISECONDS);
        }
        last = closing;
        asked = false;
        round = next;
        next = new CompletableFuture<>();
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts this thread", e);
      } finally {
        lock.unlock();
      }
      checkpoint(round);
    } while (!last);
  }

  private void checkpoint(CompletableFuture<Boolean> round) {
    try {
      gate.alone(this::write);
      var _ = round.complete(true);
    } catch (SQLException | RuntimeException e) {
      var _ = losses.incrementAndGet();
      disconnect();
      var _ = round.completeExceptionally(e);
    }
  }

  private void write() throws SQLException {
    if (connection == null) connection = connections.getConnection();
    if (System.nanoTime() - tidiedNs > TIDY_EVERY_NS) {
      H2Storage.behind(connection).tidy();
      tidiedNs = System.nanoTime();
    }
    try (var statement = connection.createStatement()) {
      var _ = statement.execute("checkpoint sync");
    }
  }

  private void disconnect() {
    try {
      if (connection != null) connection.close();
    } catch (SQLException broken) {
      // It is given up anyway; the next round opens a new one.
    }
    connection = null;
  }

  private static StoreException failure(Throwable cause) {
    return SqlFaults.isDiskFull(cause)
        ? new StoreException.Full(cause)
        : new StoreException.Unavailable("The database cannot write: " + cause.getMessage(), cause);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      wanted.signal();
    } finally {
      lock.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    disconnect();
  }
}
