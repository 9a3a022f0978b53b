package dev.darkroom.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.credit.Credits;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.Next;
import dev.darkroom.generation.State;
import dev.darkroom.generation.Studio.CancelAnswer;
import dev.darkroom.generation.Studio.SubmitAnswer;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Logged;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.ProviderHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the durable way of one generation promises, on every database.
abstract class QueueContract extends OpenQueues {
  @Test
  void aGenerationIsDeliveredOnceAndChargedOnce() {
    var harness = open();
    harness.start();

    var generation = harness.submit(ANNA, 2);

    assertThat(end(harness, generation.id()).state()).isInstanceOf(State.Settled.class);
    assertThat(harness.audience.posts(generation.id())).isOne();
    assertThat(spent(harness, ANNA)).isEqualTo(Credits.of(20));
    assertThat(provider.submits()).hasSize(1);
  }

  @Test
  void threeOfFourOutputsPayForThree() {
    var harness = open();
    var _ = provider.then(task -> ScriptedProvider.finished(task, 3));
    harness.start();

    var generation = end(harness, harness.submit(ANNA, 4).id());

    assertThat(generation.outputs()).hasSize(3);
    assertThat(spent(harness, ANNA)).isEqualTo(Credits.of(30));
  }

  @Test
  @Tag("P11")
  void aBillAboveThePriceListIsTheOperatorsToKnowAndNotTheMembersToPay() {
    var harness = open();
    var twice = QueueHarness.LISTED.times(2);
    var _ =
        provider.then(task ->
            new ProviderAnswer.Accepted(
                ProviderHandle.of(task.key()), Duration.ofMillis(5), Optional.of(twice)));
    try (var logged = new Logged()) {
      harness.start();

      var generation = end(harness, harness.submit(ANNA, 1).id());

      assertThat(spent(harness, ANNA)).isEqualTo(Credits.of(10));
      assertThat(logged.text())
          .contains("models.yaml", "generation=\"" + generation.id().value(), twice.toString());
    }
  }

  @Test
  void aRefusalIsToldAndCostsNothing() {
    var harness = open();
    var _ = provider.thenFails(Failure.of(Failure.Kind.REFUSED_INPUT, "policy", "no"));
    harness.start();

    var generation = end(harness, harness.submit(ANNA, 1).id());

    assertThat(generation.state()).isInstanceOf(State.Released.class);
    assertThat(harness.audience.notices(generation.id())).isOne();
    assertThat(spent(harness, ANNA)).isEqualTo(Credits.NONE);
  }

  @Test
  void aFailingRouteCostsOneAttemptAndTheNextOneDelivers() {
    var harness = open();
    var _ = provider.thenFails(Failure.of(Failure.Kind.AUTH, "401", ""));
    harness.start();

    var generation = end(harness, harness.submit(ANNA, 1).id());

    assertThat(generation.state()).isInstanceOf(State.Settled.class);
    assertThat(provider.submits()).hasSize(1);
    assertThat(second.submits()).hasSize(1);
  }

  /// A route without a valid key is tried by nobody but the first, until its pause is over.
  @Test
  @Tag("P05")
  void aFailingRouteCostsWaitingMembersNoAttempt() {
    var harness = open();
    var _ = provider.thenFails(Failure.of(Failure.Kind.AUTH, "401", ""));
    var all = IntStream.range(0, 6).mapToObj(_ -> harness.submit(ANNA, 1)).toList();
    var first = harness.now(all.getFirst().id());
    var admitted = moved(harness, first, new State.Admitted(1, 0, 1));
    var _ = harness.steps.advance(admitted);
    harness.start();

    for (var generation : all)
      assertThat(end(harness, generation.id()).state()).isInstanceOf(State.Settled.class);

    assertThat(provider.submits()).containsExactly(first.id().providerKey(1));
    assertThat(second.submits()).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void withNoOtherRouteARouteWithoutAKeyIsNotHammered() {
    var harness = keep(new QueueHarness(settings, folder, provider));
    var _ = provider.thenFails(Failure.of(Failure.Kind.AUTH, "401", ""));
    harness.start();
    var _ = end(harness, harness.submit(ANNA, 1).id());

    var next = end(harness, harness.submit(ANNA, 1).id());

    assertThat(next.state())
        .isInstanceOfSatisfying(
            State.Released.class,
            it -> assertThat(it.failure().kind()).isEqualTo(Failure.Kind.AUTH));
    assertThat(provider.submits()).hasSize(1);
    assertThat(spent(harness, ANNA)).isEqualTo(Credits.NONE);
  }

  @Test
  void everyRouteHasItsOwnTriesAndNoKeyIsUsedTwice() {
    var harness = open();
    var down = Failure.of(Failure.Kind.UNAVAILABLE, "503", "");
    var _ = provider.thenFails(down);
    for (int i = 0; i < QueueHarness.TRIES; i++) {
      var _ = second.thenFails(down);
    }
    harness.start();

    var generation = end(harness, harness.submit(ANNA, 1).id());

    assertThat(generation.state()).isInstanceOf(State.Released.class);
    assertThat(provider.submits()).containsExactly(generation.id().providerKey(1));
    assertThat(second.submits()).hasSize(QueueHarness.TRIES).doesNotHaveDuplicates();
    assertThat(spent(harness, ANNA)).isEqualTo(Credits.NONE);
  }

  @Test
  @Tag("K07")
  void aSubmitWhoseAnswerWasLostIsNeverRepeatedAndNobodyPays() {
    var harness = open();
    var _ = provider.thenFails(Failure.of(Failure.Kind.UNAVAILABLE, "reset", "").maybeHeard());
    harness.start();

    var generation = end(harness, harness.submit(ANNA, 1).id());

    assertThat(generation.state()).isInstanceOf(State.Uncertain.class);
    assertThat(provider.submits()).hasSize(1);
    assertThat(second.submits()).isEmpty();
    assertThat(spent(harness, ANNA)).isEqualTo(Credits.NONE);
    assertThat(harness.generations.uncertain(ANNA.community(), 10)).hasSize(1);
  }

  @Test
  @Tag("K08")
  void aProcessThatFindsAnotherOnesSubmitDoesNotRepeatIt() {
    var harness = open();
    var generation = harness.submit(ANNA, 1);
    var admitted = moved(harness, generation, new State.Admitted(1, 0, 1));
    var _ = moved(harness, admitted, new State.Submitting(1, 0, 1));

    while (harness.steps.advance(harness.now(generation.id())) instanceof Next.Now) {}

    assertThat(harness.now(generation.id()).state()).isInstanceOf(State.Uncertain.class);
    assertThat(provider.submits()).isEmpty();
    assertThat(spent(harness, ANNA)).isEqualTo(Credits.NONE);
  }

  private static Generation moved(QueueHarness harness, Generation generation, State next) {
    assertThat(harness.generations.move(generation, next)).isTrue();
    return harness.now(generation.id());
  }

  /// The promise that the design rests on: die after any effect, before its state is stored, and
  /// the repeat changes nothing. Every step here runs twice from the same reading.
  @Test
  @Tag("K12")
  @Tag("K14")
  void repeatingEveryStepDeliversAndChargesOnce() {
    var harness = open();
    var generation = harness.submit(ANNA, 1);
    var _ = moved(harness, generation, new State.Admitted(1, 0, 1));

    while (!harness.now(generation.id()).state().isEnd()) {
      var reading = harness.now(generation.id());
      var _ = harness.steps.advance(reading);
      if (!(reading.state() instanceof State.Admitted)) {
        var _ = harness.steps.advance(reading);
      }
    }

    assertThat(provider.submits()).hasSize(1);
    assertThat(harness.audience.posts(generation.id())).isOne();
    assertThat(harness.audience.calls()).isEqualTo(2);
    assertThat(spent(harness, ANNA)).isEqualTo(Credits.of(10));
  }

  @Test
  @Tag("K03")
  @Tag("K09")
  void whatAStoppedProcessLeftIsTakenUpByTheNextWithoutANewSubmit() {
    var harness = open();
    provider.hold();
    harness.start();
    var running = harness.submit(ANNA, 1);
    await().until(() -> harness.now(running.id()).state() instanceof State.Running);
    harness.close();
    provider.letGo();

    var next = open();
    next.start();

    assertThat(end(next, running.id()).state()).isInstanceOf(State.Settled.class);
    assertThat(provider.submits()).hasSize(1);
    assertThat(spent(next, ANNA)).isEqualTo(Credits.of(10));
  }

  @Test
  @Tag("B08")
  void aReferenceThatIsGoneWhenItsTurnComesCostsNothing() {
    var harness = open();
    var generation = harness.submit(ANNA, 1);
    QueueHarness.disk(folder).erase(generation.references().getFirst());
    harness.start();

    var ended = end(harness, generation.id());

    assertThat(ended.state())
        .isInstanceOfSatisfying(
            State.Released.class,
            released -> assertThat(released.failure().detail()).contains("send it again"));
    assertThat(provider.submits()).isEmpty();
    assertThat(spent(harness, ANNA)).isEqualTo(Credits.NONE);
  }

  @Test
  void aWaitingGenerationIsCancelledAndNeverReachesTheProvider() {
    var harness = open();
    var generation = harness.submit(ANNA, 1);

    assertThat(harness.studio.cancel(generation.id(), generation.requester()))
        .isEqualTo(CancelAnswer.CANCELLING);
    harness.start();

    assertThat(end(harness, generation.id()).state()).isInstanceOf(State.Released.class);
    assertThat(provider.submits()).isEmpty();
    assertThat(spent(harness, ANNA)).isEqualTo(Credits.NONE);
  }

  @Test
  @Tag("K15")
  void aRunningGenerationIsCancelledAtTheProviderAndCostsNothing() {
    var harness = open();
    provider.hold();
    harness.start();
    var generation = harness.submit(ANNA, 1);
    await().until(() -> harness.now(generation.id()).state() instanceof State.Running);

    assertThat(harness.studio.cancel(generation.id(), generation.requester()))
        .isEqualTo(CancelAnswer.CANCELLING);

    assertThat(end(harness, generation.id()).state()).isInstanceOf(State.Released.class);
    assertThat(spent(harness, ANNA)).isEqualTo(Credits.NONE);
  }

  /// Past its deadline it costs nothing; the result that comes all the same is a gift, once.
  @Test
  @Tag("P09")
  void aResultThatComesAfterTheDeadlineIsAGift() {
    var harness = open();
    provider.hold();
    var submitted = harness.submit(ANNA, 1);
    var longAgo = Instant.now().minus(Duration.ofHours(2));
    var _ = moved(harness, submitted, new State.Admitted(1, 0, 1));
    var _ = moved(harness, harness.now(submitted.id()), new State.Submitting(1, 0, 1));
    var handle = ProviderHandle.of("job");
    var overdue = new State.Running(1, 0, 1, handle, longAgo);
    var _ = moved(harness, harness.now(submitted.id()), overdue);
    while (harness.steps.advance(harness.now(submitted.id())) instanceof Next.Now) {}
    assertThat(harness.now(submitted.id()).state()).isInstanceOf(State.Released.class);
    assertThat(spent(harness, ANNA)).isEqualTo(Credits.NONE);

    harness.lateResults.look();
    assertThat(harness.audience.posts(submitted.id())).isZero();
    provider.letGo();
    harness.wantLateWorkNow();
    harness.lateResults.look();
    harness.wantLateWorkNow();
    harness.lateResults.look();

    assertThat(harness.audience.posts(submitted.id())).isOne();
    assertThat(harness.audience.calls()).isOne();
    var gift = harness.now(submitted.id());
    assertThat(gift.outputs()).hasSize(1);
    assertThat(gift.state())
        .isInstanceOfSatisfying(
            State.Settled.class, it -> assertThat(it.charged()).isEqualTo(Credits.NONE));
    assertThat(spent(harness, ANNA)).isEqualTo(Credits.NONE);
  }

  @Test
  void somebodyElseMayNotCancel() {
    var harness = open();
    var generation = harness.submit(ANNA, 1);
    var stranger = harness.request(BERT, 1).requester();

    assertThat(harness.studio.cancel(generation.id(), stranger)).isEqualTo(CancelAnswer.FORBIDDEN);
  }

  @Test
  @Tag("K01")
  @Tag("K02")
  void theSameRequestKeyMakesOneGeneration() {
    var harness = open();
    var request = harness.request(ANNA, 1);

    var first = QueueHarness.accepted(harness.studio.submit(request));
    var repeat = QueueHarness.accepted(harness.studio.submit(request));

    assertThat(repeat.id()).isEqualTo(first.id());
    assertThat(harness.balance(ANNA).held()).isEqualTo(Credits.of(10));
  }

  @Test
  void aRequestBeyondTheBalanceIsRefusedAndLeavesNothingBehind() {
    var harness = open();
    var poor = harness.request(ANNA, 4);
    drain(harness);

    assertThat(harness.studio.submit(poor)).isInstanceOf(SubmitAnswer.Refused.class);

    assertThat(harness.generations.findByKey(poor.key())).isEmpty();
    assertThat(harness.balance(ANNA).available()).isEqualTo(Credits.of(10));
  }

  /// Leaves 10 credits, less than the next request costs.
  private static void drain(QueueHarness harness) {
    var hold = new dev.darkroom.credit.HoldId("drain");
    var all = QueueHarness.PLAN.monthly().minus(Credits.of(10));
    var _ = harness.ledger.hold(hold, ANNA, all);
    var _ = harness.ledger.settle(hold, all);
  }
}
