package dev.darkroom.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;

/// The embedded database's file: opened with settings that keep commits, and never in place of one
/// that was lost.
///
/// Beside it stands a [Seal]: it names who holds the database, and it tells a file that was cut or
/// altered from the one that was closed.
final class H2File {
  private static final String PREFIX = "jdbc:h2:file:";

  /// The same file through H2's wrapper that reopens it when the thread in the middle of writing is
  /// interrupted; without it such an interrupt closes the whole database (seen with 2.5.252).
  private static final String INTERRUPTIBLE = "jdbc:h2:retry:";

  private static final String SETTINGS =
      ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;QUERY_CACHE_SIZE=1024";

  private static final Set<Integer> DAMAGE =
      Set.of(
          ErrorCode.FILE_CORRUPTED_1,
          ErrorCode.FILE_VERSION_ERROR_1,
          ErrorCode.GENERAL_ERROR_1,
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2);

  private final DatabaseSettings settings;
  private final Path file;
  private final Path sealed;
  private final Seal seal;
  private Seal.State before = Seal.State.NEVER_OPENED;

  /// @throws StoreException.Unsafe if the address sets anything that could undo durability
  H2File(DatabaseSettings settings) {
    this.settings = settings;
    if (!settings.url().startsWith(PREFIX))
      throw new StoreException.Unsafe(
          "The embedded database must be a file: jdbc:h2:file:/folder/darkroom");
    if (settings.url().contains(";"))
      throw new StoreException.Unsafe(
          "Remove everything from the first ';' on from the address of the embedded database."
              + " Darkroom chooses these settings itself: others can lose committed credits.");
    var name = settings.url().substring(PREFIX.length());
    file = Path.of(name + ".mv.db").toAbsolutePath();
    sealed = Path.of(name + ".process").toAbsolutePath();
    seal = new Seal(file, sealed);
  }

  /// Opens the file, and tells apart what is wrong with it.
  ///
  /// @return its first connection; H2 closes the file with the last one
  Connection open() {
    before = seal.check();
    if (before == Seal.State.BROKEN) throw damaged("is not the file that was closed last");
    try {
      return source().getConnection();
    } catch (SQLException e) {
      throw explain(e);
    }
  }

  /// More connections, as they are needed. Each sees to it that H2 does not write by itself: its
  /// defaults lose and tear committed transactions, see [GroupCheckpoint].
  DataSource source() {
    var source = new JdbcDataSource();
    source.setURL(INTERRUPTIBLE + settings.url().substring(PREFIX.length()) + SETTINGS);
    source.setUser(settings.user());
    source.setPassword(settings.password());
    return new ForwardingDataSource(source) {
      @Override
      public Connection getConnection() throws SQLException {
        var connection = pool().getConnection();
        var _ = H2Storage.behind(connection);
        return connection;
      }
    };
  }

  private StoreException explain(SQLException e) {
    if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1)
      return new StoreException.Locked(file, seal.process(), e);
    if (SqlFaults.isDiskFull(e)) return new StoreException.Full(e);
    if (Files.exists(file) && DAMAGE.contains(e.getErrorCode()))
      return new StoreException.Damaged(file, "cannot be read", e);
    return new StoreException.Unavailable(
        "The database " + file + " cannot be opened: " + e.getMessage(), e);
  }

  /// @throws StoreException.Damaged where a database once was and its tables are gone
  void mustNotBeEmptied() {
    if (before != Seal.State.NEVER_OPENED) throw damaged("has lost its tables");
  }

  /// Whether the process that had it open last died. Then nobody knows the file's checksum, and
  /// only reading the books shows whether they are right.
  boolean wasLeftOpen() {
    return before == Seal.State.LEFT_OPEN;
  }

  StoreException damaged(String what) {
    return new StoreException.Damaged(file, what, null);
  }

  /// @throws StoreException.Locked if a process has it open
  void mustBeFree() {
    if (seal.isHeld())
      throw new StoreException.Locked(file, seal.process(), new IOException("the file is locked"));
  }

  Path folder() {
    return Objects.requireNonNull(file.getParent());
  }

  /// The address of a database of the same name in another folder.
  DatabaseSettings movedTo(Path other) {
    var name = file.getFileName().toString().replace(".mv.db", "");
    return new DatabaseSettings(
        PREFIX + other.toAbsolutePath().resolve(name),
        settings.user(),
        settings.password(),
        settings.poolSize());
  }

  /// Moves this database aside and the other one here. The old seal stays until the end: without
  /// its file, or with another one, the database does not open.
  ///
  /// @return where this one lies now; empty when there was none
  Optional<Path> replaceBy(H2File other, String aside) throws IOException {
    Optional<Path> old = Optional.empty();
    if (Files.exists(file) || Files.exists(sealed)) {
      var place = Files.createDirectories(folder().resolve(aside));
      if (Files.exists(sealed))
        Files.copy(sealed, place.resolve(sealed.getFileName()), REPLACE_EXISTING);
      if (Files.exists(file)) Files.move(file, place.resolve(file.getFileName()));
      old = Optional.of(place);
    }
    Files.move(other.file, file, ATOMIC_MOVE);
    Files.move(other.sealed, sealed, ATOMIC_MOVE);
    return old;
  }

  /// Removes the folder and what lies in it.
  void eraseFolder() throws IOException {
    try (var files = Files.list(folder())) {
      for (var left : files.toList()) Files.delete(left);
    }
    Files.delete(folder());
  }

  /// Called once the database is open and has its tables.
  void rememberProcess() {
    seal.open();
  }

  /// Called once the database is closed.
  void close() {
    seal.close();
  }
}
