package dev.darkroom.store;

import java.nio.file.Path;
import java.util.Optional;

/// Where the database is.
///
/// @param url `jdbc:h2:file:/some/folder/darkroom` or `jdbc:postgresql://host/darkroom`
/// @param password never printed
/// @param poolSize most connections that are open at once
public record DatabaseSettings(String url, String user, String password, int poolSize) {
  public static final int DEFAULT_POOL_SIZE = 10;

  private static final String EMBEDDED = "jdbc:h2:file:";

  public DatabaseSettings {
    if (poolSize < 2 || poolSize > 200)
      throw new IllegalArgumentException("poolSize must be between 2 and 200: " + poolSize);
  }

  /// The embedded database in a folder.
  public static DatabaseSettings in(Path folder) {
    return new DatabaseSettings(
        EMBEDDED + folder.toAbsolutePath().resolve("darkroom"), "darkroom", "", DEFAULT_POOL_SIZE);
  }

  /// The file of the embedded database; empty for PostgreSQL.
  public Optional<Path> file() {
    return url.startsWith(EMBEDDED)
        ? Optional.of(Path.of(url.substring(EMBEDDED.length()) + ".mv.db").toAbsolutePath())
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "DatabaseSettings[" + Dialect.of(url) + ", poolSize=" + poolSize + "]";
  }
}
