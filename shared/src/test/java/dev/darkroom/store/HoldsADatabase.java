package dev.darkroom.store;

import java.io.IOException;

/// A program that opens a database, says so, and keeps it until it is killed.
final class HoldsADatabase {
  private HoldsADatabase() {}

  @SuppressWarnings("SystemOut") // The parent reads it.
  public static void main(String[] arguments) throws IOException {
    try (var database = Database.open(new DatabaseSettings(arguments[0], arguments[1], "", 4))) {
      System.out.println("open");
      int end = System.in.read();
      if (end >= 0) database.makeDurable();
    }
  }
}
