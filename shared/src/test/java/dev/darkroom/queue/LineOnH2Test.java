package dev.darkroom.queue;

import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.TestDatabases;

final class LineOnH2Test extends LineContract {
  @Override
  protected DatabaseSettings database() {
    return TestDatabases.h2();
  }
}
