package dev.darkroom.queue;

import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.TestDatabases;
import java.nio.file.Path;

final class RetentionOnH2Test extends RetentionContract {
  @Override
  protected DatabaseSettings database(Path folder) {
    return TestDatabases.h2(folder.resolve("db"));
  }
}
