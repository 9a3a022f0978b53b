package dev.darkroom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class PatienceTest {
  private static final Duration SHORT = Duration.ofMillis(1);

  @Test
  void timeInATransactionCountsAndWhatFollowsIsNotDone() {
    var late = new CompletableFuture<Throwable>();
    var answered = new CompletableFuture<Boolean>();

    var answer =
        Patience.within(
            SHORT,
            () -> {
              try {
                return Patience.inTransaction(() -> {
                  answered.join();
                  Patience.beforeCommit();
                  return "done";
                });
              } catch (Patience.OverException over) {
                late.complete(over);
                throw over;
              }
            });
    answered.complete(true);

    assertThat(answer).isEmpty();
    assertThat(late.join()).isInstanceOf(Patience.OverException.class);
  }

  @Test
  void timeElsewhereDoesNotCount() {
    assertThat(Patience.within(SHORT, PatienceTest::slowly)).hasValue("done");
  }

  @Test
  void nobodyGivesUpWhileItCommits() {
    var reached = new AtomicBoolean();
    var answer = new AtomicReference<>(Optional.<String>empty());

    // On a busy machine the patience may be over before the commit begins: then once more.
    await()
        .until(() -> {
          answer.set(Patience.within(SHORT, () -> committingSlowly(reached)));
          return reached.get();
        });

    assertThat(answer.get()).hasValue("done");
  }

  private static String committingSlowly(AtomicBoolean reached) {
    return Patience.inTransaction(() -> {
      Patience.beforeCommit();
      reached.set(true);
      return slowly();
    });
  }

  @Test
  void whatWasTakenIsHeardOfHoweverLongItTakes() {
    var answer =
        Patience.within(
            SHORT,
            () -> {
              Patience.taken();
              return Patience.inTransaction(PatienceTest::slowly);
            });

    assertThat(answer).hasValue("done");
  }

  @Test
  void aFaultIsTheCallers() {
    Supplier<String> faulty =
        () -> {
          throw new IllegalStateException("a bug");
        };

    assertThatThrownBy(() -> Patience.within(SHORT, faulty)).hasMessage("a bug");
  }

  private static String slowly() {
    await().pollDelay(Duration.ofMillis(30)).until(() -> true);
    return "done";
  }
}
