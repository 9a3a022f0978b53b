package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Ledger.Beneficiary;
import dev.darkroom.credit.ManualClock;
import dev.darkroom.credit.MemberId;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Kills a newer program while it brings an older database up to date. `-Dcrash.rounds=` says how
/// often, `-Dseed=` when.
final class KilledMigrationTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);
  private static final long SEED = Long.getLong("seed", 7);
  private static final MemberId ANNA = new MemberId(new CommunityId("one"), "anna");
  private static final ManualClock CLOCK = ManualClock.at("2026-11-24T12:00:00Z");
  private static final Credits GRANTED = Credits.of(70);

  /// From when the program has begun until after it is done, on a slow machine.
  private static final int MILLIS_MAX = 2_000;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  @Tag("K16")
  void theNextStartCompletesTheMigrationAndKeepsTheMoney(Dialect dialect) throws Exception {
    var random = new Random(SEED);
    var settings =
        switch (dialect) {
          case H2 -> TestDatabases.h2();
          case POSTGRES -> TestDatabases.postgres();
        };
    try (var old = Database.open(settings, "1")) {
      JdbcMoney.on(old, CLOCK)
          .ledger()
          .grant(
              "gift",
              new Beneficiary.ToMember(ANNA),
              GRANTED,
              Optional.empty(),
              "moderator",
              "welcome");
      old.makeDurable();
    }

    for (int round = 0; round < ROUNDS; round++)
      ChildProgram.start(HoldsADatabase.class, settings.url(), settings.user())
          .killAfter(Duration.ofMillis(random.nextInt(MILLIS_MAX)));

    try (var database = Database.open(settings)) {
      assertThat(new Schema(database.forReading(), Schema.NEWEST).version()).isNotEqualTo("1");
      assertThat(JdbcMoney.on(database, CLOCK).ledger().balance(ANNA).granted()).isEqualTo(GRANTED);
      assertThat(Invariants.check(database)).isEmpty();
    }
  }
}
