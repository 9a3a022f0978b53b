package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Kills a program that moves credits, again and again on the same database. `-Dcrash.rounds=` says
/// how often, `-Dseed=` when.
final class KilledWriterTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 2);
  private static final long SEED = Long.getLong("seed", 7);
  private static final int OPENING_MILLIS_MAX = 2_000;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatWasAcknowledgedSurvivesEveryKillAndTheBooksAreRight(Dialect dialect) throws Exception {
    var random = new Random(SEED);
    var settings =
        switch (dialect) {
          case H2 -> TestDatabases.h2();
          case POSTGRES -> TestDatabases.postgres();
        };
    var acknowledged = new ArrayList<String>();
    for (int round = 0; round < ROUNDS; round++) {
      acknowledged.addAll(runAndKill(settings, "round" + round, 20 + random.nextInt(300)));
      // Its successor dies while it opens.
      ChildProgram.start(HoldsADatabase.class, settings.url(), settings.user())
          .killAfter(Duration.ofMillis(random.nextInt(OPENING_MILLIS_MAX)));
      try (var database = Database.open(settings)) {
        assertThat(MoneyReader.wrong(database, acknowledged))
            .as("seed %d, round %d of %s", SEED, round, dialect)
            .isEmpty();
      }
    }
  }

  /// @param lines how many acknowledgements to wait for before the kill
  private static List<String> runAndKill(DatabaseSettings settings, String name, int lines)
      throws IOException, InterruptedException {
    var writer = ChildProgram.start(MoneyWriter.class, settings.url(), settings.user(), name);
    var read = new ArrayList<String>();
    try {
      for (int i = 0; i < lines; i++) {
        var line = writer.readLine();
        assertThat(line).as("line %d of %s", i, name).contains(" ");
        read.add(line);
      }
    } finally {
      writer.kill();
    }
    return read;
  }
}
