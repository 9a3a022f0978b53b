package dev.darkroom.crash;

import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.TestDatabases;

final class CrashOnPostgresTest extends CrashContract {
  @Override
  DatabaseSettings database() {
    return TestDatabases.postgres();
  }

  @Override
  int processes() {
    return 3;
  }
}
