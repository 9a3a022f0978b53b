package dev.darkroom.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/// The layer of H2 that writes its file, with H2's own threads stopped: everything is written by
/// the thread that asks for it, from beginning to end.
///
/// While they live, `CHECKPOINT SYNC` can come back before the file has everything: where one of
/// them took the changes a moment before, there is nothing left to write, and H2 does not wait for
/// that other write to end (`MVStore.tryCommit`, 2.5.252).
final class H2Storage {
  /// Neither write at every commit (0) nor on a thread of H2's own (more than 0).
  private static final int NEVER_BY_ITSELF = -1;

  /// Chunks of the file of which less than this is in use are tidied, in percent.
  private static final int FILL_RATE_MIN = 50;

  /// How much is tidied at a time, in bytes, for nobody works meanwhile.
  private static final int TIDIED_AT_ONCE = 1 << 20;

  private final MVStore store;

  private H2Storage(MVStore store) {
    this.store = store;
  }

  /// The file behind a connection. Stops H2's threads if that was not done before: H2 starts them
  /// whenever it opens the file.
  static H2Storage behind(Connection connection) throws SQLException {
    var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    var store = session.getDatabase().getStore().getMvStore();
    if (store.getAutoCommitDelay() != NEVER_BY_ITSELF) {
      // With 0 it waits for its threads to end.
      store.setAutoCommitDelay(0);
      store.setAutoCommitDelay(NEVER_BY_ITSELF);
    }
    return new H2Storage(store);
  }

  /// Does what H2's own thread would: moves what is left in nearly empty chunks of the file, so
  /// that their room is used again. The next checkpoint writes it.
  void tidy() throws SQLException {
    try {
      var _ = store.compact(FILL_RATE_MIN, TIDIED_AT_ONCE);
    } catch (MVStoreException e) {
      throw new SQLException(e);
    }
  }
}
