package dev.darkroom.media.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.darkroom.media.PictureException;
import dev.darkroom.media.worker.WorkerException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Real child processes, one pool for all tests that leave it usable: that they do is the point.
final class ProcessMediaWorkersTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final ProcessMediaWorkers WORKERS =
      new ProcessMediaWorkers(new WorkerSettings(1, 96, LONG, List.of()));

  @AfterAll
  static void close() {
    WORKERS.close();
  }

  private static JsonNode run(String what) {
    return run(what, LONG, WorkerListener.SILENT);
  }

  private static JsonNode run(String what, Duration deadline, WorkerListener listener) {
    return WORKERS.run("test.misbehave", TextNode.valueOf(what), deadline, listener);
  }

  private static void assertFails(Reason reason, ThrowingCallable task) {
    assertThatThrownBy(task)
        .isInstanceOfSatisfying(
            WorkerException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void tasksRunInAnotherProcessThatStaysWarm() {
    var first = run("pid").asLong();

    assertThat(first).isNotEqualTo(ProcessHandle.current().pid());
    assertThat(run("pid").asLong()).isEqualTo(first);
  }

  @Test
  void whatALibraryPrintsIsNotTakenForAnAnswer() {
    assertThat(run("chatter").asText()).isEqualTo("said on the right pipe");
  }

  @Test
  void aDamagedFileIsItsOwnFaultAndCostsNoProcess() {
    var pid = run("pid").asLong();

    assertThatThrownBy(() -> run("bad file"))
        .isInstanceOf(PictureException.class)
        .hasMessage("The picture is damaged, send it again.");
    assertThat(run("pid").asLong()).isEqualTo(pid);
  }

  @Test
  @Tag("K17")
  void aWorkerThatDiesIsReplaced() {
    assertFails(Reason.DIED, () -> run("exit"));
    assertFails(Reason.DIED, () -> run("bug"));

    assertThat(run("pid").asLong()).isPositive();
  }

  @Test
  @Tag("K17")
  void aWorkerThatEatsItsHeapSaysSoAndIsReplaced() {
    assertFails(Reason.OUT_OF_MEMORY, () -> run("eat"));

    assertThat(run("pid").asLong()).isPositive();
  }

  @Test
  void aTaskPastItsDeadlineIsKilledByItsProcessId() {
    var pid = run("pid").asLong();

    assertFails(Reason.TIMED_OUT, () -> run("deaf", Duration.ofMillis(300), WorkerListener.SILENT));

    await().until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void aTaskIsCancelledWhetherItListensOrNot() {
    assertFails(Reason.CANCELLED, () -> run("polite", LONG, share -> share < 0.5));
    assertFails(Reason.CANCELLED, () -> run("deaf", LONG, _ -> false));
  }

  @Test
  void anUnknownTaskIsNamed() {
    assertThatThrownBy(
            () -> WORKERS.run("no.such", TextNode.valueOf(""), LONG, WorkerListener.SILENT))
        .isInstanceOf(WorkerException.class)
        .hasMessageContaining("no.such");
  }

  @Test
  void thereAreNeverMoreProcessesThanAllowed() throws Exception {
    try (var two = new ProcessMediaWorkers(new WorkerSettings(2, 96, LONG, List.of()));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var pids =
          threads.invokeAll(
              Stream.generate(() -> "pid")
                  .limit(12)
                  .<Callable<Long>>map(what ->
                      () ->
                          two.run(
                                  "test.misbehave",
                                  TextNode.valueOf(what),
                                  LONG,
                                  WorkerListener.SILENT)
                              .asLong())
                  .toList());

      assertThat(pids.stream().map(Future::resultNow).distinct()).hasSizeBetween(1, 2);
      assertThat(two.pids()).hasSizeBetween(1, 2);
    }
  }

  @Test
  void anIdleProcessIsClosedAndAFreshOneStartedOnDemand() {
    var settings = new WorkerSettings(1, 96, Duration.ofMillis(50), List.of());
    try (var workers = new ProcessMediaWorkers(settings)) {
      var pid = workers.run("test.misbehave", TextNode.valueOf("pid"), LONG, WorkerListener.SILENT);

      await().until(() -> ProcessHandle.of(pid.asLong()).filter(ProcessHandle::isAlive).isEmpty());
      assertThat(workers.pids()).isEmpty();
    }
  }

  @Test
  void closingStopsWhatRuns() {
    var workers = new ProcessMediaWorkers(new WorkerSettings(1, 96, LONG, List.of()));
    var asked = new AtomicBoolean();
    var closer =
        Thread.ofVirtual()
            .start(() -> {
              await().untilTrue(asked);
              workers.close();
            });
    WorkerListener listener =
        _ -> {
          asked.set(true);
          return true;
        };

    assertFails(
        Reason.CANCELLED,
        () -> workers.run("test.misbehave", TextNode.valueOf("deaf"), LONG, listener));
    assertThat(workers.pids()).isEmpty();
    await().until(() -> !closer.isAlive());
  }
}
