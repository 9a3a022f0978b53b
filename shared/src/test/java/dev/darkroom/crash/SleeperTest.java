package dev.darkroom.crash;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.io.CleanupMode.ON_SUCCESS;

import dev.darkroom.queue.QueueHarness;
import dev.darkroom.store.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A process that stands still for longer than its lease, such as a laptop whose lid was closed.
@Tag("D07")
final class SleeperTest {
  @TempDir(cleanup = ON_SUCCESS)
  Path folder;

  /// Others take its work up while it sleeps; what it does when it wakes comes too late.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "before Provider.submit 1",
        "after Provider.submit 2",
        "before Audience.deliver 1",
        "before Ledger.settle 1"
      })
  void whoSleptThroughTheLeaseChangesNothing(String place) throws Exception {
    var database = TestDatabases.postgres();
    try (var ends = FarEnds.start()) {
      var sleeper = Life.begin(database, folder, ends, 0, 0, CrashPoints.STOP + place);
      await().atMost(CrashContract.LONG_ENOUGH).until(sleeper::isStopped);
      var other =
          CrashContract.finish(Life.begin(database, folder, ends, 0, 0, CrashContract.ANY_MOMENT));
      sleeper.wake();
      sleeper.end(CrashContract.LONG_ENOUGH);
      try (var bot = new QueueHarness(database, folder)) {
        new Reckoning(bot, ends, List.of(sleeper, other), 1).holds();
      }
    }
  }
}
