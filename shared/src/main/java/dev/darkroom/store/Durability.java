package dev.darkroom.store;

/// How committed transactions come to survive a power cut.
interface Durability extends AutoCloseable {
  /// PostgreSQL: a commit is durable by itself.
  Durability AT_COMMIT =
      new Durability() {
        @Override
        public long losses() {
          return 0;
        }

        @Override
        public void await(long lossesBefore) {}

        @Override
        public void close() {}
      };

  /// How often writing failed, and what was committed but not yet written was lost.
  long losses();

  /// Returns when everything committed before this call is on the disk.
  ///
  /// @param lossesBefore [#losses] as it was before the caller's transaction began
  /// @throws StoreException if the commit may have been lost
  void await(long lossesBefore);

  @Override
  void close();
}
