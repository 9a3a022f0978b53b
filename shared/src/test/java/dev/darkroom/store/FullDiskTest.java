package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.HoldId;
import dev.darkroom.credit.InMemoryPlans;
import dev.darkroom.credit.ManualClock;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk of 32 MB that fills up. Needs the right to mount; without it the test says so and is
/// skipped.
@Tag("D06")
final class FullDiskTest {
  private static final MemberId ANN = new MemberId(new CommunityId("discord:1"), "ann");

  private final List<String> acknowledged = new ArrayList<>();
  @TempDir Path folder;

  @Test
  void aFullDiskIsNamedNothingAcknowledgedIsLostAndWorkGoesOnWhenThereIsRoom() throws Exception {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=32m", "darkroom-test", folder.toString()),
        "this user may not mount a small disk");
    try {
      fillUpAndRecover();
    } finally {
      assertThat(run("umount", "-l", folder.toString())).isTrue();
    }
  }

  private void fillUpAndRecover() throws IOException {
    try (var database = Database.open(TestDatabases.h2(folder))) {
      var money = JdbcMoney.on(database, ManualClock.at("2026-11-24T12:00:00Z"));
      money.plans().assign(ANN, InMemoryPlans.UNLIMITED.id(), "operator");
      spend(database, money, 0);
      var ballast = fillDisk();

      assertThat(failureOfSpending(database, money)).isInstanceOf(StoreException.Full.class);

      Files.delete(ballast);
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptionsInstanceOf(StoreException.class)
          .until(() -> {
            spend(database, money, 1_000_000 + acknowledged.size());
            return true;
          });
      assertThat(MoneyReader.wrong(database, acknowledged)).isEmpty();
    }
  }

  private StoreException failureOfSpending(Database database, Money money) {
    for (int i = 1; i < 100_000; i++) {
      try {
        spend(database, money, i);
      } catch (StoreException failure) {
        return failure;
      }
    }
    throw new AssertionError("the disk never became full");
  }

  private void spend(Database database, Money money, int number) {
    var id = new HoldId("h" + number);
    var _ = money.ledger().hold(id, ANN, Credits.of(5));
    var _ = money.ledger().settle(id, Credits.of(3));
    database.makeDurable();
    acknowledged.add(id.value() + " 3");
  }

  /// Leaves a megabyte.
  private Path fillDisk() throws IOException {
    var ballast = folder.resolve("ballast");
    long free = Files.getFileStore(folder).getUsableSpace() - (1 << 20);
    var _ = Files.write(ballast, new byte[Math.toIntExact(free)]);
    return ballast;
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
  }
}
