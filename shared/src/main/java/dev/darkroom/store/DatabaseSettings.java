package dev.darkroom.store;

import java.nio.file.Path;

/// Where the database is.
///
/// @param url `jdbc:h2:file:/some/folder/darkroom` or `jdbc:postgresql://host/darkroom`
/// @param password never printed
/// @param poolSize most connections that are open at once
public record DatabaseSettings(String url, String user, String password, int poolSize) {
  public static final int DEFAULT_POOL_SIZE = 10;

  public DatabaseSettings {
    if (poolSize < 2 || poolSize > 200)
      throw new IllegalArgumentException("poolSize must be between 2 and 200: " + poolSize);
  }

  /// The embedded database in a folder.
  public static DatabaseSettings in(Path folder) {
    return new DatabaseSettings(
        "jdbc:h2:file:" + folder.toAbsolutePath().resolve("darkroom"),
        "darkroom",
        "",
        DEFAULT_POOL_SIZE);
  }

  @Override
  public String toString() {
    return "DatabaseSettings[" + Dialect.of(url) + ", poolSize=" + poolSize + "]";
  }
}
