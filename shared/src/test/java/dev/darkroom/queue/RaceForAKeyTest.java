package dev.darkroom.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.generation.Studio.SubmitAnswer;
import dev.darkroom.store.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A chat platform may send the same event several times at once.
final class RaceForAKeyTest {
  private static final int ROUNDS = 10;
  private static final int AT_ONCE = 6;

  @TempDir Path folder;

  @Test
  void oneRequestSentManyTimesAtOnceIsTakenOnceAndLeavesOneReference() throws Exception {
    var provider = new ScriptedProvider("p", false);
    try (var harness = new QueueHarness(TestDatabases.h2(), folder, provider);
        var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int round = 0; round < ROUNDS; round++) {
        var request = harness.request(QueueHarness.member("one", "anna"), 1);
        Callable<SubmitAnswer> submit = () -> harness.studio.submit(request);

        var ids =
            threads.invokeAll(Collections.nCopies(AT_ONCE, submit)).stream()
                .map(answer -> QueueHarness.accepted(answer.resultNow()).id())
                .distinct();

        assertThat(ids).as("round %d", round).hasSize(1);
      }
      try (var kept = Files.walk(folder.resolve("media").resolve("kept"))) {
        assertThat(kept.filter(Files::isRegularFile)).hasSize(ROUNDS);
      }
    }
  }
}
