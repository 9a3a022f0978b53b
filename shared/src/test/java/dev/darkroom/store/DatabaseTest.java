package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(DatabaseSettings.in(folder));
    database.use(sql -> sql.execute("create table note (word varchar(20) primary key)"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void callsInsideATransactionJoinIt() {
    assertThatThrownBy(() ->
            database.runInOne(() -> {
              write("outer");
              database.runInOne(() -> write("inner"));
              throw new IllegalStateException("the last step failed");
            }))
        .hasMessage("the last step failed");

    assertThat(count()).isZero();
  }

  @Test
  void aLibraryWritesInsideTheOpenTransaction() {
    assertThatThrownBy(() ->
            database.runInOne(() -> {
              writeAsALibraryWould("theirs");
              throw new IllegalStateException("the last step failed");
            }))
        .hasMessage("the last step failed");
    assertThat(count()).isZero();

    writeAsALibraryWould("on its own");
    assertThat(count()).isOne();
  }

  @Test
  void makingDurableInsideATransactionIsABug() {
    assertThatThrownBy(() -> database.runInOne(database::makeDurable))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatWasMadeDurableIsThereAfterReopening() {
    write("kept");
    database.makeDurable();
    database.close();

    database = Database.open(DatabaseSettings.in(folder));

    assertThat(count()).isOne();
  }

  /// Steps are interrupted when the queue stops; H2 alone would close the database under everybody.
  @Test
  void aWriteByAnInterruptedThreadLeavesOtherConnectionsOpen() throws SQLException {
    try (var other = database.dataSource().getConnection()) {
      database.use(sql -> {
        var _ = sql.execute("insert into note (word) values ('interrupted')");
        Thread.currentThread().interrupt();
        var _ = sql.execute("checkpoint sync");
        // Taken back, whether or not H2 left it set, so that the commit is not disturbed.
        var _ = Thread.interrupted();
      });

      assertThat(other.isValid(1)).isTrue();
    }
  }

  private void write(String word) {
    database.use(sql -> sql.execute("insert into note (word) values (?)", word));
  }

  private void writeAsALibraryWould(String word) {
    try (var connection = database.transactionAware().getConnection();
        var statement = connection.prepareStatement("insert into note (word) values (?)")) {
      statement.setString(1, word);
      assertThat(statement.executeUpdate()).isOne();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private int count() {
    return database.with(
        sql -> sql.createQuery("select count(*) from note").mapTo(Integer.class).one());
  }
}
