package dev.darkroom.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.darkroom.credit.Credits;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.Refusal;
import dev.darkroom.generation.Studio.SubmitAnswer;
import dev.darkroom.media.DiskMediaStore;
import dev.darkroom.store.Invariants;
import dev.darkroom.store.StoreException;
import dev.darkroom.store.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Disks that are full, of pictures and of the database.
final class NoRoomTest {
  private static final MemberId ANNA = QueueHarness.member("one", "anna");

  /// Room for three of the 9-byte pictures that these tests use.
  private static final long THREE_FILES = 29;

  @TempDir Path folder;

  private QueueHarness harness(Path database, Duration keptAtLeast) {
    var store =
        new DiskMediaStore(
            folder.resolve("media"), InstantSource.system(), THREE_FILES, keptAtLeast);
    return new QueueHarness(
        TestDatabases.h2(database),
        folder,
        QueueHarness.slots(2),
        store,
        new ScriptedProvider("p", false));
  }

  private static Generation settled(QueueHarness harness) {
    var id = harness.submit(ANNA, 1).id();
    await().until(() -> harness.now(id).state().isEnd());
    return harness.now(id);
  }

  private static void isRefusedPolitely(SubmitAnswer answer) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            SubmitAnswer.Refused.class,
            it -> {
              assertThat(it.refusal().reason()).isEqualTo(Refusal.Reason.BUSY);
              assertThat(it.refusal().sentence()).contains("nothing was charged");
            });
  }

  @Test
  @Tag("R04")
  void theOldestFilesMakeRoomForNewOnes() {
    try (var harness = harness(folder.resolve("db"), Duration.ZERO)) {
      harness.start();
      var oldest = settled(harness);
      var newest = settled(harness);

      assertThat(harness.store.open(oldest.references().getFirst())).isEmpty();
      assertThat(harness.store.open(newest.outputs().getFirst().media())).isPresent();
    }
  }

  @Test
  @Tag("R04")
  void whereEverythingIsTooYoungToGoARequestIsRefusedAndCostsNothing() {
    try (var harness = harness(folder.resolve("db"), Duration.ofDays(1))) {
      harness.start();
      for (int i = 0; i < 3; i++) {
        var _ = harness.studio.submit(harness.request(ANNA, 1));
      }
      await().until(() -> harness.generations.openCount(ANNA) == 0);

      isRefusedPolitely(harness.studio.submit(harness.request(ANNA, 1)));

      assertThat(harness.balance(ANNA).held()).isEqualTo(Credits.NONE);
      assertThat(Invariants.check(harness.database)).isEmpty();
    }
  }

  @Test
  @Tag("D06")
  void aFullDatabaseDiskRefusesNewRequestsAndTakesThemAgainWhenThereIsRoom() throws Exception {
    var disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=32m", "darkroom-test", disk.toString()),
        "this user may not mount a small disk");
    try {
      fillUpAndRecover(disk);
    } finally {
      assertThat(run("umount", "-l", disk.toString())).isTrue();
    }
  }

  private void fillUpAndRecover(Path disk) throws IOException {
    try (var harness =
        new QueueHarness(
            TestDatabases.h2(disk),
            folder,
            QueueHarness.slots(2),
            new ScriptedProvider("p", false))) {
      var _ = harness.submit(ANNA, 1);
      var ballast = disk.resolve("ballast");
      long free = Files.getFileStore(disk).getUsableSpace() - (1 << 20);
      var _ = Files.write(ballast, new byte[Math.toIntExact(free)]);

      isRefusedPolitely(firstThatIsNotTaken(harness));

      Files.delete(ballast);
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptionsInstanceOf(StoreException.class)
          .until(() ->
              harness.studio.submit(harness.request(ANNA, 1)) instanceof SubmitAnswer.Accepted);
      assertThat(Invariants.check(harness.database)).isEmpty();
    }
  }

  private static SubmitAnswer firstThatIsNotTaken(QueueHarness harness) {
    for (int i = 0; i < 10_000; i++) {
      var answer = harness.studio.submit(harness.request(ANNA, 1));
      if (!(answer instanceof SubmitAnswer.Accepted)) return answer;
    }
    throw new AssertionError("the disk never became full");
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
  }
}
