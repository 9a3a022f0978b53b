package dev.darkroom.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/// The shared database: its address, and proof that the server keeps what it commits.
final class PostgresServer {
  private static final int OLDEST_VERSION = 15;

  /// A process that is paused in the middle of a transaction keeps its locks, and everybody else
  /// waits for them. The server takes them away after so long.
  private static final String LET_GO = "set idle_in_transaction_session_timeout = '15s'";

  private PostgresServer() {}

  /// Opens a pool of connections.
  ///
  /// @throws StoreException.Unsafe if the server may lose committed transactions
  static HikariDataSource open(HikariConfig config, DatabaseSettings settings) {
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.addDataSourceProperty("ApplicationName", "darkroom");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.setConnectionInitSql(LET_GO);
    var pool = connect(config);
    try (var connection = pool.getConnection()) {
      check(connection);
      return pool;
    } catch (SQLException e) {
      pool.close();
      throw noAnswer(e);
    } catch (StoreException e) {
      pool.close();
      throw e;
    }
  }

  private static HikariDataSource connect(HikariConfig config) {
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw noAnswer(e);
    }
  }

  private static StoreException noAnswer(Exception e) {
    return new StoreException.Unavailable("PostgreSQL does not answer: " + e.getMessage(), e);
  }

  private static void check(Connection connection) throws SQLException {
    int version = Integer.parseInt(ask(connection, "show server_version_num")) / 10_000;
    if (version < OLDEST_VERSION)
      throw new StoreException.Unsafe(
          "PostgreSQL " + OLDEST_VERSION + " or newer is needed; the server is " + version);
    var unsafe =
        Map.of(
            "synchronous_commit", "show synchronous_commit",
            "fsync", "show fsync",
            "full_page_writes", "show full_page_writes");
    for (var setting : unsafe.entrySet())
      if (ask(connection, setting.getValue()).equals("off"))
        throw new StoreException.Unsafe(
            "PostgreSQL runs with "
                + setting.getKey()
                + "=off and can lose committed credits. Set it to on.");
  }

  private static String ask(Connection connection, String question) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(question)) {
      if (!answer.next()) throw new SQLException("no answer to: " + question);
      return answer.getString(1);
    }
  }
}
