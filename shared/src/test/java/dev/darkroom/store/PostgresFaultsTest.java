package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.HoldId;
import dev.darkroom.credit.Ledger.HoldResult;
import dev.darkroom.credit.ManualClock;
import dev.darkroom.credit.MemberId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server dies, or the connection does at the worst moment.
final class PostgresFaultsTest {
  private static final int RESTARTS = Integer.getInteger("restart.rounds", 2);
  private static final MemberId ANN = new MemberId(new CommunityId("discord:1"), "ann");

  private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
  @TempDir Path folder;

  @Test
  @Tag("D01")
  void aServerThatIsRestartedUnderLoadIsUsedAgainAndNothingAcknowledgedIsLost() throws Exception {
    var server = start(0);
    int port = server.getPort();
    var url = server.getJdbcUrl("postgres", "postgres");
    try (var database = Database.open(new DatabaseSettings(url, "postgres", "", 4))) {
      var stopped = new AtomicBoolean();
      var acknowledged = new ArrayList<String>();
      var writer = Thread.ofVirtual().start(() -> write(database, stopped, acknowledged));
      for (int i = 0; i < RESTARTS; i++) {
        waitForMore(acknowledged);
        server.close();
        server = start(port);
        waitForMore(acknowledged);
      }
      stopped.set(true);
      writer.join();

      assertThat(MoneyReader.wrong(database, acknowledged)).isEmpty();
    } finally {
      server.close();
    }
  }

  private void write(Database database, AtomicBoolean stopped, List<String> acknowledged) {
    var money = JdbcMoney.on(database, clock);
    money.plans().assign(ANN, "unlimited", "operator");
    for (int i = 0; !stopped.get(); i++) {
      try {
        var id = new HoldId("h" + i);
        var _ = money.ledger().hold(id, ANN, Credits.of(5));
        var _ = money.ledger().settle(id, Credits.of(3));
        synchronized (acknowledged) {
          acknowledged.add(id.value() + " 3");
        }
      } catch (StoreException.Unavailable gone) {
        Thread.onSpinWait();
      }
    }
  }

  private static void waitForMore(List<String> acknowledged) {
    int before = size(acknowledged);
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> size(acknowledged) > before + 10);
  }

  private static int size(List<String> acknowledged) {
    synchronized (acknowledged) {
      return acknowledged.size();
    }
  }

  private EmbeddedPostgres start(int port) throws IOException {
    return TestDatabases.durable()
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  @Test
  @Tag("D02")
  void aCommitWhoseAnswerIsLostIsFoundByItsKeyAndNotRepeated() throws Exception {
    var real = TestDatabases.postgres();
    try (var proxy = new CuttingProxy(real)) {
      var settings = new DatabaseSettings(proxy.url(), real.user(), real.password(), 2);
      try (var database = Database.open(settings)) {
        var ledger = JdbcMoney.on(database, clock).ledger();
        var id = new HoldId("generation:1");
        var _ = ledger.balance(ANN);

        proxy.cutAfterNextCommit();
        assertThatThrownBy(() -> ledger.hold(id, ANN, Credits.of(40)))
            .isInstanceOf(StoreException.Unavailable.class);

        assertThat(ledger.hold(id, ANN, Credits.of(40)))
            .isIn(new HoldResult.AlreadyHeld(), new HoldResult.Held());
        assertThat(ledger.balance(ANN).held()).isEqualTo(Credits.of(40));
        assertThat(Invariants.check(database)).isEmpty();
      }
    }
  }
}
