package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.ManualClock;
import dev.darkroom.credit.MemberId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When the database does not open, and what it says then.
final class DatabaseRefusalsTest {
  private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:file:/data/darkroom;WRITE_DELAY=500",
        "jdbc:h2:file:/data/darkroom;FILE_LOCK=NO",
        "jdbc:h2:mem:darkroom",
        "jdbc:h2:tcp://host/darkroom",
        "jdbc:h2:nio:/data/darkroom",
        "jdbc:sqlite:darkroom.db"
      })
  void anAddressThatCouldLoseCreditsIsRefused(String url) {
    assertThatThrownBy(() -> Database.open(new DatabaseSettings(url, "sa", "", 4)))
        .isInstanceOf(StoreException.Unsafe.class);
  }

  @ParameterizedTest
  @ValueSource(strings = "synchronous_commit")
  void aPostgresThatCouldLoseCreditsIsRefused(String setting) {
    var settings = TestDatabases.postgresWith(setting, "off");

    assertThatThrownBy(() -> Database.open(settings))
        .isInstanceOf(StoreException.Unsafe.class)
        .hasMessageContaining(setting);
  }

  @Test
  @Tag("D04")
  void aFileThatAnotherProcessHoldsIsRefusedAndTheProcessIsNamed() throws Exception {
    var settings = TestDatabases.h2(folder);
    var other = ChildProgram.start(HoldsADatabase.class, settings.url(), settings.user());
    try {
      assertThat(other.readLine()).isEqualTo("open");

      assertThatThrownBy(() -> Database.open(settings))
          .isInstanceOf(StoreException.Locked.class)
          .hasMessageContaining("process " + other.pid())
          .hasMessageContaining("darkroom.mv.db");
    } finally {
      other.kill();
    }
    try (var database = Database.open(settings)) {
      assertThat(Invariants.check(database)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 0.3, 0.6, 0.9})
  @Tag("D05")
  void aTruncatedFileIsRefusedAndLeftAsItIs(double share) throws IOException {
    var file = filled();
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength((long) (open.length() * share));
    }
    var before = Files.readAllBytes(file);

    assertRefusedOrComplete();
    if (share < 0.5) assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  @Tag("D05")
  void aFileThatIsGoneIsNotReplacedByAnEmptyOne() throws IOException {
    Files.delete(filled());

    assertThatThrownBy(() -> Database.open(TestDatabases.h2(folder)))
        .isInstanceOf(StoreException.Damaged.class)
        .hasMessageContaining("restore");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  @Tag("D05")
  void flippedBitsNeverPassForAnotherState(long seed) throws IOException {
    var file = filled();
    var random = new Random(seed);
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      for (int i = 0; i < 40; i++) {
        open.seek((long) (random.nextDouble() * open.length()));
        int old = open.read();
        open.seek(open.getFilePointer() - 1);
        open.write(old ^ (1 << random.nextInt(8)));
      }
    }

    assertRefusedOrComplete();
  }

  @Test
  @Tag("D09")
  void aNewerSchemaIsRefusedWithBothVersions() {
    try (var database = Database.open(TestDatabases.h2(folder))) {
      database.use(sql ->
          sql.execute(
              """
              insert into "flyway_schema_history" ("installed_rank", "version", "description",
                "type", "script", "checksum", "installed_by", "execution_time", "success")
              values (99, '900', 'later', 'SQL', 'V900__later.sql', 1, 'later', 1, true)
              """));
      database.makeDurable();
    }

    assertThatThrownBy(() -> Database.open(TestDatabases.h2(folder)))
        .isInstanceOf(StoreException.TooNew.class)
        .hasMessageContaining("version 900");
  }

  /// Damage is noticed at the start, or by reading and checking, or it hit nothing of use.
  private void assertRefusedOrComplete() {
    try (var database = Database.open(TestDatabases.h2(folder))) {
      var wrong = Invariants.check(database);
      if (wrong.isEmpty()) assertThat(members(database)).isEqualTo(200);
    } catch (StoreException expected) {
      assertThat(expected).hasMessageContaining("darkroom.mv.db");
    }
  }

  private static int members(Database database) {
    return database.with(sql ->
        sql.createQuery("select count(*) from account where kind = 'ALLOWANCE'")
            .mapTo(Integer.class)
            .one());
  }

  private Path filled() {
    try (var database = Database.open(TestDatabases.h2(folder))) {
      var ledger = JdbcMoney.on(database, clock).ledger();
      for (int i = 0; i < 200; i++) {
        var _ = ledger.balance(new MemberId(new CommunityId("discord:1"), "member" + i));
      }
      database.makeDurable();
    }
    return folder.resolve("darkroom.mv.db");
  }
}
