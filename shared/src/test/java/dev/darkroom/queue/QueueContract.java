package dev.darkroom.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.credit.Credits;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.Next;
import dev.darkroom.generation.Refusal;
import dev.darkroom.generation.State;
import dev.darkroom.generation.Studio.CancelAnswer;
import dev.darkroom.generation.Studio.SubmitAnswer;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.ProviderHandle;
import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.Invariants;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the durable way promises, on every database. After each test the money is counted.
abstract class QueueContract {
  private static final MemberId ANNA = QueueHarness.member("one", "anna");
  private static final MemberId BERT = QueueHarness.member("two", "bert");

  @TempDir Path folder;
  private final ScriptedProvider provider = new ScriptedProvider("p", false);
  private final ScriptedProvider second = new ScriptedProvider("q", false);
  private final DatabaseSettings settings = database();
  private final List<QueueHarness> opened = new ArrayList<>();

  protected abstract DatabaseSettings database();

  private QueueHarness open() {
    return keep(new QueueHarness(settings, folder, provider, second));
  }

  private QueueHarness keep(QueueHarness harness) {
    opened.add(harness);
    return harness;
  }

  @AfterEach
  void creditsConserve() {
    assertThat(Invariants.check(opened.getLast().database)).isEmpty();
    opened.getLast().close();
  }

  private static Generation end(QueueHarness harness, GenerationId id) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> harness.now(id).state().isEnd());
    return harness.now(id);
  }

  private static Credits spent(QueueHarness harness, MemberId member) {
    var balance = harness.balance(member);
    assertThat(balance.held()).isEqualTo(Credits.NONE);
    return QueueHarness.PLAN.monthly().minus(balance.allowance());
  }

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

  /// Leaves 10 credits, less than the next request costs.
  private static void drain(QueueHarness harness) {
    var hold = new dev.darkroom.credit.HoldId("drain");
    var all = QueueHarness.PLAN.monthly().minus(Credits.of(10));
    var _ = harness.ledger.hold(hold, ANNA, all);
    var _ = harness.ledger.settle(hold, all);
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
