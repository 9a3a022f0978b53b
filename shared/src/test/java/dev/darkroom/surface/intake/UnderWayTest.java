package dev.darkroom.surface.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Acknowledgements go before work, but never for long.
final class UnderWayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final UnderWay acknowledgements = new UnderWay();
  private final Work work = new Work(acknowledgements);
  private final CountDownLatch begun = new CountDownLatch(1);

  @AfterEach
  void close() {
    work.close();
  }

  private boolean isBegun() {
    return begun.getCount() == 0;
  }

  @Test
  void workBeginsAtOnceWhenNothingIsToBeAcknowledged() {
    assertThat(work.take(begun::countDown)).isTrue();

    await().atMost(PATIENCE).until(this::isBegun);
  }

  @Test
  void workBeginsOnceTheLastIsAcknowledged() throws InterruptedException {
    acknowledgements.begun();
    acknowledgements.begun();
    var waiting = new Thread(this::awaitNone);
    waiting.start();
    await().atMost(PATIENCE).until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

    acknowledgements.done();
    acknowledgements.done();

    waiting.join(PATIENCE);
    assertThat(isBegun()).isTrue();
  }

  /// What is never told to be done, for whatever reason, holds nothing up for ever.
  @Test
  void anAcknowledgementThatNeverComesHoldsWorkUpForAWhileOnly() {
    acknowledgements.begun();

    assertThat(work.take(begun::countDown)).isTrue();

    await().atMost(PATIENCE).until(this::isBegun);
  }

  private void awaitNone() {
    try {
      acknowledgements.awaitNone();
      begun.countDown();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
