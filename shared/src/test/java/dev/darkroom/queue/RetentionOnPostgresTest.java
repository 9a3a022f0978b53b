package dev.darkroom.queue;

import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.TestDatabases;
import java.nio.file.Path;

final class RetentionOnPostgresTest extends RetentionContract {
  @Override
  protected DatabaseSettings database(Path folder) {
    return TestDatabases.postgres();
  }
}
