package dev.darkroom.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credit.Credits;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.Patience;
import dev.darkroom.generation.Request;
import dev.darkroom.generation.Studio.SubmitAnswer;
import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.Dialect;
import dev.darkroom.store.Invariants;
import dev.darkroom.store.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The database stalls while somebody asks for something.
final class StalledDatabaseTest {
  private static final MemberId ANNA = QueueHarness.member("one", "anna");

  @TempDir private Path folder;

  private final CountDownLatch late = new CountDownLatch(1);

  @ParameterizedTest
  @EnumSource
  @Tag("C03")
  void whoWasToldThatNothingIsChargedIsChargedNothingHoweverLateTheDatabaseComesRound(
      Dialect dialect) throws Exception {
    var provider = new ScriptedProvider("p", false);
    try (var harness = new QueueHarness(settings(dialect), folder, provider)) {
      var earlier = harness.submit(ANNA, 1);
      var request = harness.request(ANNA, 2);

      assertThat(askedWhileItStalls(harness, request)).isEmpty();

      assertThat(late.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(harness.generations.findByKey(request.key())).isEmpty();
      assertThat(harness.balance(ANNA).held()).isEqualTo(Credits.of(10));
      assertThat(harness.generations.openCount(ANNA)).isOne();
      assertThat(kept()).as("pictures of the earlier one").isOne();

      harness.start();
      var again = QueueHarness.accepted(harness.studio.submit(request));
      var _ = OpenQueues.end(harness, earlier.id());
      var _ = OpenQueues.end(harness, again.id());
      assertThat(OpenQueues.spent(harness, ANNA)).isEqualTo(Credits.of(30));
      assertThat(Invariants.check(harness.database)).isEmpty();
    }
  }

  /// The answer is here before the lock is let go.
  private Optional<SubmitAnswer> askedWhileItStalls(QueueHarness harness, Request request)
      throws SQLException {
    try (var other = harness.database.dataSource().getConnection()) {
      other.setAutoCommit(false);
      try (var lock = other.createStatement()) {
        var _ = lock.executeQuery("select id from account for update");
        return Patience.within(Duration.ofMillis(300), () -> lateToo(harness, request));
      } finally {
        other.rollback();
      }
    }
  }

  private SubmitAnswer lateToo(QueueHarness harness, Request request) {
    try {
      return harness.studio.submit(request);
    } finally {
      late.countDown();
    }
  }

  private long kept() throws Exception {
    try (var files = Files.walk(folder.resolve("media").resolve("kept"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private static DatabaseSettings settings(Dialect dialect) {
    return switch (dialect) {
      case H2 -> TestDatabases.h2();
      case POSTGRES -> TestDatabases.postgres();
    };
  }
}
