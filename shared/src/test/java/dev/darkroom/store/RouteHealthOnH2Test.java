package dev.darkroom.store;

final class RouteHealthOnH2Test extends RouteHealthContract {
  @Override
  protected DatabaseSettings settings() {
    return TestDatabases.h2();
  }
}
