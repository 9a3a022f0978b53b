package dev.darkroom.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.credit.Credits;
import dev.darkroom.generation.Refusal;
import dev.darkroom.generation.State;
import dev.darkroom.generation.Studio.SubmitAnswer;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the line promises to all who wait in it, on every database.
abstract class LineContract extends OpenQueues {
  @Test
  void beyondTheLongestLineARequestIsRefusedPolitelyAndCostsNothing() {
    var harness = keep(new QueueHarness(settings, folder, QueueHarness.bounds(1, 60, 2), provider));
    var _ = harness.submit(ANNA, 1);
    var _ = harness.submit(ANNA, 1);
    var refused = harness.request(BERT, 1);

    // How many wait is counted once a second.
    await().until(() -> harness.queue.turns().isFull());

    assertThat(harness.studio.submit(refused))
        .isInstanceOfSatisfying(
            SubmitAnswer.Refused.class,
            answer -> {
              assertThat(answer.refusal().reason()).isEqualTo(Refusal.Reason.BUSY);
              assertThat(answer.refusal().sentence()).contains("nothing was charged");
            });
    assertThat(harness.balance(BERT).held()).isEqualTo(Credits.NONE);
  }

  @Test
  void aProviderIsAskedNoFasterThanItAllows() {
    var harness =
        keep(new QueueHarness(settings, folder, QueueHarness.bounds(4, 20, 99), provider));
    var all = IntStream.range(0, 3).mapToObj(_ -> harness.submit(ANNA, 1)).toList();
    harness.start();

    // Two at once, and the third when it is earned, a little more than three seconds later.
    await().until(() -> harness.generations.openCount(ANNA) == 1);
    assertThat(harness.now(all.getLast().id()).state()).isInstanceOf(State.Queued.class);
    assertThat(end(harness, all.getLast().id()).state()).isInstanceOf(State.Settled.class);
  }

  @Test
  void whoFindsAFreePlaceIsToldOfItsOwnTimeAloneAndOthersOfARoundMore() {
    var harness = keep(new QueueHarness(settings, folder, QueueHarness.slots(2), provider));
    var all = IntStream.range(0, 5).mapToObj(_ -> harness.submit(ANNA, 1)).toList();

    var standings = all.stream().map(harness.queue.turns()::standing).toList();

    assertThat(standings).extracting(it -> it.place().getAsInt()).containsExactly(1, 2, 3, 4, 5);
    assertThat(standings)
        .extracting(it -> it.left().toSeconds())
        .containsExactly(20L, 20L, 40L, 40L, 60L);
  }

  @Test
  void capsHoldWhateverIsWaiting() {
    var harness = open();
    for (int i = 0; i < 30; i++) {
      var _ = harness.submit(ANNA, 1);
    }
    harness.start();

    await().atMost(Duration.ofSeconds(20)).until(() -> harness.generations.openCount(ANNA) == 0);

    assertThat(provider.workingMost()).isLessThanOrEqualTo(4);
    assertThat(provider.submits()).hasSize(30);
  }

  /// Requests commit in another order than they are numbered in; none may be passed over.
  @Test
  void whoeverGetsInLineWhileOthersAreAdmittedIsServed() throws Exception {
    var harness = open();
    harness.start();

    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 120; i++) {
        var member = QueueHarness.member("c" + i % 40, "m" + i);
        var _ = threads.submit(() -> harness.submit(member, 1));
      }
    }

    await().atMost(Duration.ofSeconds(30)).until(() -> harness.audience.calls() >= 120);
  }

  /// A batch of 200 in one community delays another one's single picture by no more than the next
  /// free place or the one after.
  @Test
  @Tag("R02")
  void aBatchOfTwoHundredDoesNotDelayAnotherCommunity() {
    var harness = keep(new QueueHarness(settings, folder, QueueHarness.slots(2), provider));
    IntStream.range(0, 200).forEach(_ -> harness.submit(ANNA, 1));
    provider.hold();
    harness.start();
    await().until(() -> provider.submits().size() == 2);

    var single = harness.submit(BERT, 1);
    provider.letGo();
    await().until(() -> provider.submits().contains(single.id().providerKey(1)));

    // Two of the batch were running; the next free place or the one after is the single picture's.
    assertThat(provider.submits().indexOf(single.id().providerKey(1))).isBetween(2, 3);
    await().atMost(Duration.ofSeconds(60)).until(() -> harness.generations.openCount(ANNA) == 0);
  }
}
