package dev.darkroom.store;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/// Tells what kind of failure an exception of the database layer is.
final class SqlFaults {
  /// Deadlock and serialization failure; HYT00 and 90131 are H2's lock timeout and lost race. A
  /// duplicate key (23505) means that somebody else did the same at this very moment: the second
  /// run finds what they did.
  private static final Set<String> TRANSIENT = Set.of("40001", "40P01", "HYT00", "90131", "23505");

  private static final Set<Integer> H2_CLOSED =
      Set.of(
          ErrorCode.CONNECTION_BROKEN_1,
          ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
          ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2,
          ErrorCode.OBJECT_CLOSED);

  private SqlFaults() {}

  /// Whether running the whole transaction again can succeed.
  static boolean isTransient(Throwable failure) {
    var sql = sqlCause(failure);
    return sql != null && TRANSIENT.contains(stateOf(sql));
  }

  /// The same failure as a [StoreException] when it is the database's fault, else itself.
  static RuntimeException explain(RuntimeException failure) {
    if (failure instanceof StoreException) return failure;
    if (isDiskFull(failure)) return new StoreException.Full(failure);
    var sql = sqlCause(failure);
    if (sql != null && isGone(sql))
      return new StoreException.Unavailable(
          "The database does not answer: " + sql.getMessage(), failure);
    return failure;
  }

  static boolean isDiskFull(Throwable failure) {
    return causes(failure)
        .anyMatch(cause ->
            (cause instanceof SQLException sql && stateOf(sql).equals("53100"))
                || String.valueOf(cause.getMessage()).contains("No space left on device")
                || String.valueOf(cause.getMessage()).contains("not enough space on the disk"));
  }

  static @Nullable SQLException sqlCause(Throwable failure) {
    return (SQLException)
        causes(failure).filter(SQLException.class::isInstance).findFirst().orElse(null);
  }

  /// Whether H2 gave its file up, as it does when it cannot write. It opens the file again once all
  /// connections to it are closed, and no earlier.
  static boolean isClosedByH2(Throwable failure) {
    var sql = sqlCause(failure);
    return sql != null && H2_CLOSED.contains(sql.getErrorCode());
  }

  private static boolean isGone(SQLException sql) {
    var state = stateOf(sql);
    return state.startsWith("08")
        || state.startsWith("57P")
        || state.startsWith("53")
        || H2_CLOSED.contains(sql.getErrorCode());
  }

  private static String stateOf(SQLException sql) {
    return String.valueOf(sql.getSQLState());
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20);
  }
}
