package dev.darkroom.store;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Puts a backup into an empty database: all of it, and only if the books in it are right.
public final class Restore {
  private static final int ROWS_AT_ONCE = 500;
  private static final TypeReference<List<@Nullable String>> ROW = new TypeReference<>() {};

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final ObjectMapper json = new ObjectMapper();
  private final ZipFile zip;

  private Restore(ZipFile zip) {
    this.zip = zip;
  }

  /// @param target where nothing is yet
  /// @throws StoreException.TooNew if the backup was made by a newer program
  /// @throws IllegalArgumentException if the target is not empty, or the backup is damaged
  public static void into(DatabaseSettings target, Path backup) {
    try (var zip = new ZipFile(backup.toFile(), StandardCharsets.UTF_8)) {
      var restore = new Restore(zip);
      try (var database = Database.open(target, restore.version())) {
        restore.load(database);
        database.makeDurable();
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("The backup " + backup + " cannot be read", e);
    }
    try (var database = Database.open(target)) {
      var broken = Invariants.check(database);
      if (!broken.isEmpty())
        throw new IllegalArgumentException(
            "The books in the backup " + backup + " are wrong: " + broken);
    }
  }

  /// As [#into], for the embedded database, where another one may be. That one is moved aside once
  /// the backup has proved to be right; whenever this is interrupted, what is left refuses to start
  /// rather than to start empty.
  ///
  /// @return where the files lie that were there; empty when there were none
  /// @throws StoreException.Locked if a process has the database open
  public static Optional<Path> inPlaceOf(
      DatabaseSettings target, Path backup, InstantSource clock) {
    var file = new H2File(target);
    file.mustBeFree();
    try {
      var settings = file.movedTo(Files.createTempDirectory(file.folder(), "restore-"));
      var draft = new H2File(settings);
      try {
        into(settings, backup);
        return file.replaceBy(draft, "replaced-" + STAMP.format(clock.instant()));
      } finally {
        draft.eraseFolder();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The database cannot be put in place", e);
    }
  }

  private String version() throws IOException {
    var entry = zip.getEntry(Backups.VERSION_ENTRY);
    if (entry == null) throw new IOException("it is not a backup of Darkroom");
    try (var in = zip.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void load(Database database) {
    database.use(sql -> {
      try {
        for (var table : Tables.inOrder(sql.getConnection())) load(sql.getConnection(), table);
        continueGenerationNumbers(sql);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalArgumentException("The backup does not fit: " + e.getMessage(), e);
      }
    });
  }

  private void load(Connection connection, Tables.Table table) throws IOException, SQLException {
    mustBeEmpty(connection, table);
    var entry = zip.getEntry(table.name() + Backups.TABLE_SUFFIX);
    if (entry == null) return;
    try (var lines =
            new BufferedReader(
                new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8));
        var insert = connection.prepareStatement(insertInto(table))) {
      var header = lines.readLine();
      var columns = table.columns().stream().map(Tables.Column::name).toList();
      if (header == null || !json.readValue(header, ROW).equals(columns))
        throw new IOException("table " + table.name() + " has other columns");
      int waiting = 0;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        bind(insert, table, json.readValue(line, ROW));
        if (++waiting % ROWS_AT_ONCE == 0) {
          var _ = insert.executeBatch();
        }
      }
      var _ = insert.executeBatch();
    }
    if (!table.identity().isEmpty()) continueNumbering(connection, table);
  }

  private static void mustBeEmpty(Connection connection, Tables.Table table) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery("select 1 from " + table.name() + " fetch first 1 rows only")) {
      if (rows.next())
        throw new IllegalArgumentException(
            "The database is not empty. Restore into an empty data folder or database.");
    }
  }

  private static String insertInto(Tables.Table table) {
    var marks = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
    return "insert into %s (%s)%s values (%s)"
        .formatted(
            table.name(),
            table.columnNames(),
            table.identity().isEmpty() ? "" : " overriding system value",
            marks);
  }

  private static void bind(
      PreparedStatement insert, Tables.Table table, List<@Nullable String> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      var column = table.columns().get(i);
      var value = column.parse(values.get(i));
      if (value == null) insert.setNull(i + 1, column.type());
      else insert.setObject(i + 1, value);
    }
    insert.addBatch();
  }

  /// The one sequence that is not a column's own.
  private static void continueGenerationNumbers(Handle sql) {
    long next =
        sql.createQuery("select coalesce(max(id), 0) + 1 from generation").mapTo(Long.class).one();
    var _ = sql.execute("alter sequence generation_number restart with " + next);
  }

  private static void continueNumbering(Connection connection, Tables.Table table)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      long next;
      try (var last =
          statement.executeQuery(
              "select coalesce(max(%s), 0) + 1 from %s"
                  .formatted(table.identity(), table.name()))) {
        next = last.next() ? last.getLong(1) : 1;
      }
      var _ =
          statement.execute(
              "alter table %s alter column %s restart with %d"
                  .formatted(table.name(), table.identity(), next));
    }
  }
}
