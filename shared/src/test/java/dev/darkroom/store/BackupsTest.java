package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.HoldId;
import dev.darkroom.credit.Ledger.EndResult;
import dev.darkroom.credit.LedgerWalk;
import dev.darkroom.credit.ManualClock;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("D09")
final class BackupsTest {
  private static final int BACKUPS = Integer.getInteger("backup.rounds", 3);
  private static final CommunityId COMMUNITY = new CommunityId("discord:1");
  private static final MemberId ANN = new MemberId(COMMUNITY, "ann");
  private static final HoldId HOLD = new HoldId("generation:1");

  private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aBackupOfH2IsRestoredIntoEitherDatabaseAndWorksOn(Dialect target) {
    restoresInto(TestDatabases.h2(folder.resolve("source")), empty(target));
  }

  @Test
  void aBackupOfPostgresIsRestoredIntoH2() {
    restoresInto(TestDatabases.postgres(), empty(Dialect.H2));
  }

  private DatabaseSettings empty(Dialect dialect) {
    return switch (dialect) {
      case H2 -> TestDatabases.h2(folder.resolve("target"));
      case POSTGRES -> TestDatabases.postgres();
    };
  }

  private void restoresInto(DatabaseSettings source, DatabaseSettings target) {
    Path backup;
    try (var database = Database.open(source)) {
      var money = JdbcMoney.on(database, clock);
      assertThat(money.ledger().balance(ANN).available()).isEqualTo(Credits.of(100));
      var _ = money.ledger().hold(HOLD, ANN, Credits.of(40));
      backup = backups(database, 3).make();
      // What comes after the backup is not in it.
      var _ = money.ledger().settle(HOLD, Credits.of(40));
    }

    Restore.into(target, backup);

    try (var database = Database.open(target)) {
      var money = JdbcMoney.on(database, clock);
      assertThat(money.ledger().balance(ANN).held()).isEqualTo(Credits.of(40));
      assertThat(money.ledger().settle(HOLD, Credits.of(30)))
          .isEqualTo(new EndResult.Settled(Credits.of(30)));
      assertThat(money.ledger().balance(ANN).available()).isEqualTo(Credits.of(70));
      assertThat(Invariants.check(database)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aBackupTakenWhileCreditsMoveHasRightBooks(Dialect dialect) throws Exception {
    var source =
        dialect == Dialect.H2 ? TestDatabases.h2(folder.resolve("source")) : empty(dialect);
    try (var database = Database.open(source)) {
      var stopped = new AtomicBoolean();
      var mover = Thread.ofVirtual().start(() -> moveCredits(database, stopped));
      try {
        for (int i = 0; i < BACKUPS; i++) {
          clock.advance(Duration.ofSeconds(1));
          var backup = backups(database, BACKUPS).make();
          Restore.into(TestDatabases.h2(folder.resolve("restored" + i)), backup);
        }
      } finally {
        stopped.set(true);
        mover.join();
      }
    }
  }

  private void moveCredits(Database database, AtomicBoolean stopped) {
    Money money = JdbcMoney.on(database, clock);
    var walk = new LedgerWalk(new Random(1), COMMUNITY);
    while (!stopped.get()) {
      var _ = walk.next().on(money);
    }
  }

  @Test
  void onlyTheNewestBackupsAreKept() {
    try (var database = Database.open(TestDatabases.h2(folder.resolve("source")))) {
      var backups = backups(database, 2);
      var _ = backups.make();
      clock.advance(Duration.ofHours(1));
      var second = backups.make();
      clock.advance(Duration.ofHours(1));
      var third = backups.make();

      assertThat(Backups.newestIn(folder.resolve("backups"))).containsExactly(third, second);
    }
  }

  @Test
  void nothingIsRestoredOverRowsThatAreThere() {
    var source = TestDatabases.h2(folder.resolve("source"));
    Path backup;
    try (var database = Database.open(source)) {
      var _ = JdbcMoney.on(database, clock).ledger().balance(ANN);
      backup = backups(database, 1).make();
    }

    assertThatThrownBy(() -> Restore.into(source, backup)).hasMessageContaining("not empty");
  }

  @Test
  void aTruncatedBackupIsRefused() throws IOException {
    Path backup;
    try (var database = Database.open(TestDatabases.h2(folder.resolve("source")))) {
      backup = backups(database, 1).make();
    }
    var bytes = Files.readAllBytes(backup);
    var _ = Files.write(backup, Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> Restore.into(TestDatabases.h2(folder.resolve("target")), backup))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be read");
  }

  private Backups backups(Database database, int keep) {
    return new Backups(database, folder.resolve("backups"), keep, clock);
  }
}
