package dev.darkroom.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credit.Credits;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.State;
import dev.darkroom.queue.QueueHarness;
import dev.darkroom.store.Invariants;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What must be true when all the dying is over.
record Reckoning(QueueHarness bot, FarEnds ends, List<Life> lives, int rounds) {
  private static final Credits PRICE = Credits.of(10L * MortalBot.OUTPUTS);

  void holds() throws IOException {
    var told = new ArrayList<String>();
    for (var life : lives) {
      assertThat(life.said("broken")).isEmpty();
      told.addAll(life.said("told"));
    }
    var all = MortalBot.MEMBERS.stream().flatMap(it -> of(it).stream()).toList();
    assertThat(all).as("one generation for each request").hasSize(rounds * MortalBot.REQUESTS);
    assertThat(all).extracting(it -> Long.toString(it.id().value())).containsAll(told);
    for (var generation : all) endedOnce(generation);
    MortalBot.MEMBERS.forEach(this::paidForWhatCame);
    assertThat(Invariants.check(bot.database)).isEmpty();
    for (var table : List.of("ticket", "slot", "seat", "lane", "scheduled_tasks"))
      assertThat(left(table)).as("rows left in " + table).isZero();
  }

  private List<Generation> of(MemberId member) {
    return bot.generations.ofMember(member, Integer.MAX_VALUE);
  }

  private void endedOnce(Generation generation) {
    var story =
        lives.stream().map(it -> it.storyOf(generation)).filter(it -> !it.isEmpty()).toList();
    boolean delivered = ends.shows(generation.id().deliveryKey());
    boolean excused = ends.shows(FarLine.noticeOf(generation));
    var jobs =
        IntStream.rangeClosed(1, generation.attempt())
            .map(attempt -> ends.jobs(generation.id().providerKey(attempt)))
            .sum();
    assertThat(jobs).as("paid submits of %s", story).isLessThanOrEqualTo(1);
    switch (generation.state()) {
      case State.Settled settled -> {
        assertThat(delivered && !excused).as("delivered %s", story).isTrue();
        assertThat(jobs).as("jobs of %s", story).isOne();
        assertThat(settled.charged()).isEqualTo(PRICE);
      }
      case State.Released _ -> assertThat(excused && !delivered).as("released %s", story).isTrue();
      case State.Uncertain _ -> {
        assertThat(excused && !delivered).as("uncertain %s", story).isTrue();
        assertThat(generation.model())
            .as("only where a repeat would be billed")
            .isIn(FarProvider.QUEUE.id(), FarProvider.CALL.id());
      }
      default -> throw new AssertionError("has not ended: " + story);
    }
  }

  private void paidForWhatCame(MemberId member) {
    var charged =
        of(member).stream()
            .map(Generation::state)
            .mapToLong(it -> it instanceof State.Settled(_, _, var credits) ? credits.amount() : 0)
            .sum();
    var balance = bot.balance(member);
    assertThat(balance.held()).isEqualTo(Credits.NONE);
    assertThat(balance.granted().plus(balance.allowance()).amount())
        .isEqualTo(
            QueueHarness.PLAN.monthly().amount() + rounds * MortalBot.GRANT.amount() - charged);
  }

  private int left(String table) {
    return bot.database.with(
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }
}
