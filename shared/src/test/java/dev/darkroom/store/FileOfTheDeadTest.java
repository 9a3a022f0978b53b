package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A copy of the file is what a process that dies at this moment leaves to its successor.
final class FileOfTheDeadTest {
  private static final int ROUNDS = 20;
  private static final int ROWS = 200;

  @TempDir Path folder;

  /// H2 2.5.252 fails in most rounds: once it writes into room that became free, it forgets where.
  @Test
  void whatWasMadeDurableIsThereForWhoeverOpensTheFileNext() throws Exception {
    try (var database = Database.open(DatabaseSettings.in(folder))) {
      database.use(sql -> {
        var _ = sql.execute("create table note (id int primary key, word varchar)");
        // Room becomes free at once instead of after 45 s.
        var _ = sql.execute("set retention_time 10");
      });
      for (int round = 0; round < ROUNDS; round++) {
        fill(database, round);
        database.makeDurable();

        assertThat(rowsInACopy(round)).as("round %d", round).isEqualTo(ROWS);
      }
    }
  }

  private static void fill(Database database, int round) {
    database.use(sql -> {
      var _ = sql.execute("delete from note");
      var rows = sql.prepareBatch("insert into note (id, word) values (?, repeat('word', 250))");
      for (int row = 0; row < ROWS; row++) rows.add(round * ROWS + row);
      var _ = rows.execute();
    });
  }

  private int rowsInACopy(int round) throws IOException, SQLException {
    var copy = Files.createDirectory(folder.resolve("copy" + round));
    Files.copy(folder.resolve("darkroom.mv.db"), copy.resolve("darkroom.mv.db"));
    try (var connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + copy.resolve("darkroom"), "darkroom", "");
        var statement = connection.prepareStatement("select count(*) from note where id >= ?")) {
      statement.setInt(1, round * ROWS);
      try (var rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        return rows.getInt(1);
      }
    }
  }
}
