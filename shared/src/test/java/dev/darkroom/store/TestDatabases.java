package dev.darkroom.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// Real databases for tests: H2 in a folder of its own, and databases on one PostgreSQL server that
/// the tests of this process share.
public final class TestDatabases {
  private static final class Server {
    private static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        // The library's defaults lose commits, and then Darkroom refuses to start.
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_connections", "100")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private TestDatabases() {}

  /// An empty database; the folder is the caller's.
  public static DatabaseSettings h2(Path folder) {
    return DatabaseSettings.in(folder);
  }

  /// An empty H2 in a temporary folder.
  public static DatabaseSettings h2() {
    try {
      return h2(Files.createTempDirectory("darkroom-test"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An empty database on the shared server.
  public static DatabaseSettings postgres() {
    return new DatabaseSettings(
        Server.POSTGRES.getJdbcUrl("postgres", newDatabase()), "postgres", "", 16);
  }

  /// As [#postgres], with a setting of the server changed for its connections.
  static DatabaseSettings postgresWith(String setting, String value) {
    var name = newDatabase();
    var url = Server.POSTGRES.getJdbcUrl("postgres", name);
    var option = "&options=-c%20" + setting + "=" + value;
    return new DatabaseSettings(url + option, "postgres", "", 4);
  }

  private static String newDatabase() {
    var name = "t" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      var _ = statement.execute("create database " + name);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
    return name;
  }
}
