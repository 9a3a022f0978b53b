package dev.darkroom.store;

final class RouteHealthOnPostgresTest extends RouteHealthContract {
  @Override
  protected DatabaseSettings settings() {
    return TestDatabases.postgres();
  }
}
