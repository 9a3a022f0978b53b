package dev.darkroom.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.h2.engine.Constants;
import org.jspecify.annotations.Nullable;

/// Backups while the program runs: a zip with a file per table and a line per row, all as they were
/// at one moment. Either database restores it, so it is also the way from H2 to PostgreSQL.
public final class Backups {
  static final String VERSION_ENTRY = "schema-version";
  static final String TABLE_SUFFIX = ".jsonl";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private static final int ROWS_AT_ONCE = 500;

  private final Database database;
  private final Path folder;
  private final int keep;
  private final InstantSource clock;
  private final ObjectMapper json = new ObjectMapper();

  /// @param keep how many of the newest backups stay
  public Backups(Database database, Path folder, int keep, InstantSource clock) {
    if (keep < 1) throw new IllegalArgumentException("keep at least one backup");
    this.database = database;
    this.folder = folder;
    this.keep = keep;
    this.clock = clock;
  }

  /// Writes a backup and deletes those that are too many. A backup is there whole or not at all.
  ///
  /// @return the file
  public Path make() {
    var file = make(folder.resolve(nextName()));
    try {
      for (var old : newestIn(folder).stream().skip(keep).toList()) Files.delete(old);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("An old backup cannot be deleted", e);
    }
  }

  /// Writes a backup to a file of its own, whole or not at all; deletes nothing.
  public Path make(Path file) {
    try {
      var parent = file.toAbsolutePath().getParent();
      if (parent != null) Files.createDirectories(parent);
      var unfinished = file.resolveSibling(file.getFileName() + ".part");
      write(unfinished);
      return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("The backup cannot be written to " + file, e);
    } catch (SQLException e) {
      throw new StoreException.Unavailable("The backup failed: " + e.getMessage(), e);
    }
  }

  /// The name of a backup made now.
  public String nextName() {
    return "darkroom-" + STAMP.format(clock.instant()) + ".zip";
  }

  /// Where [#make()] puts them.
  public Path folder() {
    return folder;
  }

  /// The backups in a folder, the newest first.
  public static List<Path> newestIn(Path folder) {
    if (!Files.isDirectory(folder)) return List.of();
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("darkroom-[0-9-]+\\.zip"))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path file) throws IOException, SQLException {
    try (var connection = database.forReading().getConnection();
        var zip =
            new ZipOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(oneMoment());
      try {
        put(zip, VERSION_ENTRY, new Schema(database.forReading(), Schema.NEWEST).version());
        for (var table : Tables.inOrder(connection)) write(connection, table, zip);
      } finally {
        connection.rollback();
      }
    }
    try (var written = FileChannel.open(file, StandardOpenOption.WRITE)) {
      written.force(true);
    }
  }

  /// The isolation level at which all tables are read as of one moment. H2's repeatable read takes
  /// each table as of its first reading.
  private int oneMoment() {
    return switch (database.dialect()) {
      case H2 -> Constants.TRANSACTION_SNAPSHOT;
      case POSTGRES -> Connection.TRANSACTION_REPEATABLE_READ;
    };
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private void write(Connection connection, Tables.Table table, ZipOutputStream zip)
      throws IOException, SQLException {
    zip.putNextEntry(new ZipEntry(table.name() + TABLE_SUFFIX));
    zip.write(json.writeValueAsBytes(table.columns().stream().map(Tables.Column::name).toList()));
    zip.write('\n');
    try (var statement = connection.createStatement()) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (var rows =
          statement.executeQuery("select " + table.columnNames() + " from " + table.name())) {
        while (rows.next()) {
          zip.write(json.writeValueAsBytes(values(table, rows)));
          zip.write('\n');
        }
      }
    }
    zip.closeEntry();
  }

  private static List<@Nullable String> values(Tables.Table table, ResultSet row)
      throws SQLException {
    var values = new ArrayList<@Nullable String>();
    for (int i = 0; i < table.columns().size(); i++)
      values.add(table.columns().get(i).read(row, i + 1));
    return values;
  }
}
