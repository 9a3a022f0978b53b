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
        return durable().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private TestDatabases() {}

  /// A server that keeps its commits: the library's defaults lose them, and then Darkroom refuses
  /// to start.
  static EmbeddedPostgres.Builder durable() {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_connections", "100");
  }

  /// An empty database; the folder is the caller's.
  public static DatabaseSettings h2(Path folder) {
    return DatabaseSettings.in(folder);
  }

  /// An empty H2 in a temporary folder, which goes when the process ends.
  public static DatabaseSettings h2() {
    try {
      var folder = Files.createTempDirectory("darkroom-test");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return h2(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) Files.delete(file);
      Files.delete(folder);
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
