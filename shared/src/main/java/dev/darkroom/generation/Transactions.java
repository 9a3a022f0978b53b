package dev.darkroom.generation;

import java.util.function.Supplier;

/// The database's promise: what is done in one transaction happens together or not at all.
public interface Transactions {
  /// Runs `work` in one transaction; ports that are called inside join it. Joins an open one.
  <T> T inOne(Supplier<T> work);

  /// As [#inOne], for work without a result.
  default void runInOne(Runnable work) {
    var _ =
        inOne(() -> {
          work.run();
          return true;
        });
  }

  /// Whether a call failed because the disk is full. Then nothing of it was kept, and there is
  /// nothing wrong that room would not heal.
  boolean isFull(RuntimeException failure);

  /// Returns when everything that this thread committed survives a power cut. Called before a
  /// provider is called and before a person is told. Must not be called inside a transaction.
  void makeDurable();
}
