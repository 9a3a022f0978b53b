package dev.darkroom.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.darkroom.credit.ManualClock;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.Cast;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.Retention;
import dev.darkroom.media.MediaFacts;
import dev.darkroom.media.MediaRef;
import dev.darkroom.media.MediaStore;
import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.JdbcAuditLog;
import dev.darkroom.store.JdbcCasts;
import dev.darkroom.store.JdbcKept;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What retention promises, on every database.
abstract class RetentionContract {
  private static final MemberId ANNA = QueueHarness.member("one", "anna");
  private static final Retention.Periods PERIODS =
      new Retention.Periods(Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(180));

  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(Instant.now());
  private QueueHarness harness;
  private JdbcCasts casts;

  protected abstract DatabaseSettings database(Path folder);

  @BeforeEach
  void open() {
    harness = new QueueHarness(database(folder), folder, new ScriptedProvider("p", false));
    casts = new JdbcCasts(harness.database, clock);
    harness.start();
  }

  @AfterEach
  void close() {
    harness.close();
  }

  private Retention retention(MediaStore store) {
    return new Retention(new JdbcKept(harness.database), casts, store, PERIODS, clock);
  }

  private Generation settled() {
    var id = harness.submit(ANNA, 1).id();
    await().until(() -> harness.now(id).state().isEnd());
    return harness.now(id);
  }

  private static List<MediaRef> files(Generation generation) {
    var files = new ArrayList<>(generation.references());
    generation.outputs().forEach(output -> files.add(output.media()));
    return files;
  }

  private boolean isKept(MediaRef file) {
    return harness.store.open(file).isPresent();
  }

  @Test
  void filesGoAfterTheirTimeAndPromptsAfterTheirs() {
    var generation = settled();

    clock.advance(Duration.ofDays(6));
    retention(harness.store).sweep();
    assertThat(files(generation)).hasSize(2).allMatch(this::isKept);

    clock.advance(Duration.ofDays(2));
    retention(harness.store).sweep();
    assertThat(files(generation)).noneMatch(this::isKept);
    assertThat(harness.now(generation.id()).prompt().text()).isEqualTo("anything");

    clock.advance(Duration.ofDays(30));
    retention(harness.store).sweep();
    assertThat(harness.now(generation.id()).prompt().text()).isEmpty();
    assertThat(harness.now(generation.id()).fullPrompt().text()).isEmpty();
  }

  @Test
  void aPictureInACastStays() {
    var generation = settled();
    var approved = generation.outputs().getFirst().media();
    casts.save(new Cast(ANNA.community(), "mascot", "anna", List.of(approved)));

    clock.advance(Duration.ofDays(8));
    retention(harness.store).sweep();

    assertThat(isKept(approved)).isTrue();
    assertThat(isKept(generation.references().getFirst())).isFalse();
  }

  @Test
  void whatStillRunsIsWaitedForAndNothingYoungerIsPassedOver() {
    var done = settled();
    harness.queue.close();
    var waiting = harness.submit(ANNA, 1);

    clock.advance(Duration.ofDays(8));
    retention(harness.store).sweep();

    assertThat(files(done)).noneMatch(this::isKept);
    assertThat(files(waiting)).allMatch(this::isKept);
  }

  @Test
  @Tag("K16")
  void aSweepThatIsKilledAnywhereIsFinishedByTheNext() {
    var all = List.of(settled(), settled(), settled());
    clock.advance(Duration.ofDays(8));

    for (int calls = 0; calls < 6; calls++) {
      var dying = new Dying(harness.store, calls);
      assertThatThrownBy(() -> retention(dying).sweep()).isInstanceOf(Killed.class);
    }
    retention(harness.store).sweep();

    for (var generation : all) assertThat(files(generation)).noneMatch(this::isKept);
  }

  @Test
  void theAuditLogForgetsWhatIsTooOld() {
    var audit = new JdbcAuditLog(harness.database, clock);
    audit.record(ANNA.community(), "mod", "old", "", "");
    clock.advance(Duration.ofDays(100));
    audit.record(ANNA.community(), "mod", "young", "", "");

    clock.advance(Duration.ofDays(81));
    retention(harness.store).sweep();

    assertThat(audit.newest(ANNA.community(), 10))
        .extracting(change -> change.action())
        .containsExactly("young");
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// Erases a few files, then the process is gone.
  private static final class Dying implements MediaStore {
    private final MediaStore real;
    private int left;

    Dying(MediaStore real, int left) {
      this.real = real;
      this.left = left;
    }

    @Override
    public void erase(MediaRef ref) {
      if (left == 0) throw new Killed();
      left--;
      real.erase(ref);
    }

    @Override
    public MediaRef keep(String id, Path file, MediaFacts facts) {
      return real.keep(id, file, facts);
    }

    @Override
    public Optional<Path> open(MediaRef ref) {
      return real.open(ref);
    }

    @Override
    public Path workFolder(String name) {
      return real.workFolder(name);
    }
  }
}
