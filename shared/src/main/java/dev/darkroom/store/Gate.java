package dev.darkroom.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/// Lets all connections work at once, or one thread alone with none of them in the middle of
/// something.
///
/// H2 writes its maps to the file one after the other. A transaction that commits meanwhile is then
/// half in the file, and a kill before the next write leaves it so: rows without their counterpart,
/// a hold that is gone while its credits are still held (seen in one of some sixty kills with
/// 2.5.252; never again with this gate).
final class Gate {
  private static final int EVERYBODY = 1 << 16;
  private static final long LONGEST_WAIT_S = 30;

  /// Fair, so that who wants to be alone waits for those inside and for nobody else.
  private final Semaphore inside = new Semaphore(EVERYBODY, true);

  /// What is done alone.
  interface Work {
    void run() throws SQLException;
  }

  /// Does the work while no connection is out.
  ///
  /// @throws SQLException when one of them does not come back in time
  void alone(Work work) throws SQLException {
    enter(EVERYBODY);
    try {
      work.run();
    } finally {
      inside.release(EVERYBODY);
    }
  }

  /// The pool behind the gate: a connection is inside from when it is handed out until it is
  /// closed. Who has one must not ask for a second.
  DataSource before(DataSource pool) {
    return new ForwardingDataSource(pool) {
      @Override
      public Connection getConnection() throws SQLException {
        enter(1);
        try {
          return leaving(pool().getConnection());
        } catch (SQLException | RuntimeException e) {
          inside.release();
          throw e;
        }
      }
    };
  }

  private void enter(int permits) throws SQLException {
    try {
      if (!inside.tryAcquire(permits, LONGEST_WAIT_S, TimeUnit.SECONDS))
        throw new SQLTransientConnectionException("a connection is held for too long");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("interrupted while waiting for a connection", e);
    }
  }

  private Connection leaving(Connection connection) {
    var left = new AtomicBoolean();
    return (Connection)
        Proxy.newProxyInstance(
            Gate.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              } finally {
                if (method.getName().equals("close") && left.compareAndSet(false, true))
                  inside.release();
              }
            });
  }
}
