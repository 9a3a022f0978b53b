package dev.darkroom.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The tables of the open schema as a backup sees them, the same on both databases.
final class Tables {
  /// @param identity the column that numbers rows by itself, or empty
  record Table(String name, List<Column> columns, String identity) {
    String columnNames() {
      return String.join(", ", columns.stream().map(Column::name).toList());
    }
  }

  record Column(String name, int type) {
    /// The value as text that both databases can read back.
    @Nullable String read(ResultSet row, int index) throws SQLException {
      return switch (type) {
        case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> {
          var time = row.getObject(index, OffsetDateTime.class);
          yield time == null ? null : time.toInstant().toString();
        }
        case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> {
          var bytes = row.getBytes(index);
          yield bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
        }
        default -> row.getString(index);
      };
    }

    @Nullable Object parse(@Nullable String text) {
      if (text == null) return null;
      return switch (type) {
        case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> OffsetDateTime.parse(text);
        case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
            Base64.getDecoder().decode(text);
        case Types.BOOLEAN, Types.BIT -> text.equals("t") || text.equalsIgnoreCase("true");
        case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> Long.valueOf(text);
        case Types.DOUBLE, Types.REAL, Types.FLOAT -> Double.valueOf(text);
        case Types.NUMERIC, Types.DECIMAL -> new java.math.BigDecimal(text);
        default -> text;
      };
    }
  }

  private static final String HISTORY = "flyway_schema_history";

  private Tables() {}

  /// All tables with rows of ours; a table comes after those that it refers to.
  static List<Table> inOrder(Connection connection) throws SQLException {
    var waiting = new ArrayList<>(names(connection));
    var done = new ArrayList<String>();
    while (!waiting.isEmpty()) {
      int before = waiting.size();
      for (var name : List.copyOf(waiting)) {
        if (!done.containsAll(referredTo(connection, name))) continue;
        done.add(name);
        waiting.remove(name);
      }
      if (waiting.size() == before)
        throw new IllegalStateException("tables refer to each other in a circle: " + waiting);
    }
    var tables = new ArrayList<Table>();
    for (var name : done) tables.add(table(connection, name));
    return List.copyOf(tables);
  }

  private static List<String> names(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    try (var found =
        connection
            .getMetaData()
            .getTables(
                connection.getCatalog(),
                connection.getSchema(),
                "%",
                new String[] {"TABLE", "BASE TABLE"})) {
      while (found.next()) {
        var name = found.getString("TABLE_NAME");
        if (!name.toLowerCase(Locale.ROOT).equals(HISTORY)) names.add(name);
      }
    }
    return names;
  }

  private static List<String> referredTo(Connection connection, String name) throws SQLException {
    var others = new ArrayList<String>();
    try (var keys =
        connection
            .getMetaData()
            .getImportedKeys(connection.getCatalog(), connection.getSchema(), name)) {
      while (keys.next()) {
        var other = keys.getString("PKTABLE_NAME");
        if (!other.equals(name)) others.add(other);
      }
    }
    return others;
  }

  private static Table table(Connection connection, String name) throws SQLException {
    var columns = new ArrayList<Column>();
    var identity = "";
    try (var found =
        connection
            .getMetaData()
            .getColumns(connection.getCatalog(), connection.getSchema(), name, "%")) {
      while (found.next()) {
        var column = found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
        columns.add(new Column(column, found.getInt("DATA_TYPE")));
        if (found.getString("IS_AUTOINCREMENT").equals("YES")) identity = column;
      }
    }
    return new Table(name.toLowerCase(Locale.ROOT), List.copyOf(columns), identity);
  }
}
