package dev.darkroom.queue;

import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.TestDatabases;

final class QueueOnH2Test extends QueueContract {
  @Override
  protected DatabaseSettings database() {
    return TestDatabases.h2();
  }
}
