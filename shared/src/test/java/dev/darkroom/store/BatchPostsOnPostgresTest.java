package dev.darkroom.store;

final class BatchPostsOnPostgresTest extends BatchPostsContract {
  @Override
  protected DatabaseSettings settings() {
    return TestDatabases.postgres();
  }
}
