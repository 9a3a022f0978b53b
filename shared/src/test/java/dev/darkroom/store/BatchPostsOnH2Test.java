package dev.darkroom.store;

final class BatchPostsOnH2Test extends BatchPostsContract {
  @Override
  protected DatabaseSettings settings() {
    return TestDatabases.h2();
  }
}
