package dev.darkroom.store;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The database cannot be used, at all or just now. The message is fit for the operator: it says
/// what is wrong and what to do. Mistakes of our own SQL stay what they are and are not wrapped.
public abstract sealed class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// Another process has the database file open.
  public static final class Locked extends StoreException {
    private static final long serialVersionUID = 1L;

    Locked(Path file, OptionalLong pid, Throwable cause) {
      super(
          "The database "
              + file
              + " is in use by "
              + (pid.isPresent() ? "process " + pid.getAsLong() : "another process")
              + ". Stop that process, or use another data folder.",
          cause);
    }
  }

  /// The database file is truncated, altered, or gone although it was there.
  public static final class Damaged extends StoreException {
    private static final long serialVersionUID = 1L;

    Damaged(Path file, String what, @Nullable Throwable cause) {
      super(
          "The database "
              + file
              + " "
              + what
              + ". Nothing was changed. Restore the newest backup with 'darkroom restore'; to start"
              + " empty instead, move all files named "
              + file.getFileName().toString().replace(".mv.db", ".*")
              + " out of the folder.",
          cause);
    }
  }

  /// A newer program has already changed the schema.
  public static final class TooNew extends StoreException {
    private static final long serialVersionUID = 1L;

    TooNew(String databaseVersion, String programVersion) {
      super(
          "The database has schema version "
              + databaseVersion
              + ", this program knows up to version "
              + programVersion
              + ". Install the newer program, or restore a backup made by this one.",
          null);
    }
  }

  /// The settings, or the server's settings, would lose committed money.
  public static final class Unsafe extends StoreException {
    private static final long serialVersionUID = 1L;

    Unsafe(String message) {
      super(message, null);
    }
  }

  /// The disk is full; nothing of the transaction was kept. Works again once there is room.
  public static final class Full extends StoreException {
    private static final long serialVersionUID = 1L;

    Full(Throwable cause) {
      super("The disk of the database is full. Nothing was changed; free some space.", cause);
    }
  }

  /// The database does not answer, or the connection broke. When it broke during a commit, whether
  /// the transaction was kept is known only by looking it up by its key.
  public static final class Unavailable extends StoreException {
    private static final long serialVersionUID = 1L;

    Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
