package dev.darkroom.crash;

import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.TestDatabases;

final class CrashOnH2Test extends CrashContract {
  @Override
  DatabaseSettings database() {
    return TestDatabases.h2(folder);
  }

  @Override
  int processes() {
    return 1;
  }
}
