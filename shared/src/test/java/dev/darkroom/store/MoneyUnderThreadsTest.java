package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Dollars;
import dev.darkroom.credit.HoldId;
import dev.darkroom.credit.LedgerWalk;
import dev.darkroom.credit.LedgerWalk.Move;
import dev.darkroom.credit.ManualClock;
import dev.darkroom.credit.Money;
import dev.darkroom.credit.Quota;
import dev.darkroom.credit.Quotas.QuotaAnswer;
import dev.darkroom.credit.Quotas.Spend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Many threads on few accounts. `-Dseed=` repeats a walk, `-Dwalk.steps=` makes it longer.
@Tag("D03")
final class MoneyUnderThreadsTest {
  private static final int THREADS = 16;
  private static final int STEPS = Integer.getInteger("walk.steps", 40);
  private static final long SEED = Long.getLong("seed", 4711);
  private static final CommunityId COMMUNITY = new CommunityId("discord:1");

  private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void noInterleavingCreatesLosesOrOverdrawsCredits(Dialect dialect) throws Exception {
    try (var database = open(dialect)) {
      var money = JdbcMoney.on(database, clock);
      money.quotas().set(quota(Quota.Scope.Kind.COMMUNITY, ""), "mod");
      money.quotas().set(quota(Quota.Scope.Kind.MEMBER, "ann"), "mod");
      inThreads(thread -> walk(database, money, new Random(SEED + thread)));

      assertThat(Invariants.check(database)).as("seed %d", SEED).isEmpty();
    }
  }

  private void walk(Database database, Money money, Random random) {
    var walk = new LedgerWalk(random, COMMUNITY);
    for (int step = 0; step < STEPS; step++) {
      var move = walk.next();
      if (random.nextInt(50) == 0) clock.advance(Duration.ofDays(random.nextInt(20)));
      try {
        database.runInOne(() -> withQuotas(money, move));
      } catch (Refused expected) {
        // Rolled back, as the studio does it.
      }
    }
  }

  /// As a generation does it: quota and hold in one transaction, both or none.
  private static void withQuotas(Money money, Move move) {
    switch (move) {
      case Move.Hold hold -> {
        var spend =
            new Spend(hold.member(), Set.of(), "gallery", "veo", hold.amount(), new Dollars(1000));
        if (money.quotas().reserve(hold.id(), spend) instanceof QuotaAnswer.Exceeded) return;
        if (hold.on(money) instanceof dev.darkroom.credit.Ledger.HoldResult.Insufficient)
          throw new Refused();
      }
      case Move.Settle(HoldId id, Credits amount) -> settle(money, id, amount);
      case Move.Release release -> {
        // A generation gives back what it holds, never what another thread is holding right now.
        if (release.on(money) instanceof dev.darkroom.credit.Ledger.EndResult.Released)
          money.quotas().release(release.id());
      }
      case Move.Grant _, Move.Assign _, Move.Share _ -> {
        var _ = move.on(money);
      }
    }
  }

  private static void settle(Money money, HoldId id, Credits amount) {
    if (new Move.Settle(id, amount).on(money)
        instanceof dev.darkroom.credit.Ledger.EndResult.Settled(var charged))
      money.quotas().settle(id, charged, new Dollars(charged.amount()));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aQuotaHoldsHoweverManyAskAtOnce(Dialect dialect) throws Exception {
    try (var database = open(dialect)) {
      var money = JdbcMoney.on(database, clock);
      money.quotas().set(quota(Quota.Scope.Kind.COMMUNITY, ""), "mod");
      var spend =
          new Spend(
              new dev.darkroom.credit.MemberId(COMMUNITY, "ann"),
              Set.of(),
              "gallery",
              "veo",
              Credits.of(100),
              Dollars.NONE);
      inThreads(thread -> {
        for (int i = 0; i < 5; i++) {
          var _ = money.quotas().reserve(new HoldId("h" + thread + "-" + i), spend);
        }
      });

      assertThat(money.quotas().list(COMMUNITY).getFirst().used()).isEqualTo(1000);
      assertThat(Invariants.check(database)).isEmpty();
    }
  }

  private static Quota quota(Quota.Scope.Kind kind, String id) {
    return new Quota(
        COMMUNITY, new Quota.Scope(kind, id), Quota.Window.DAY, Quota.Metric.CREDITS, 1000);
  }

  private static Database open(Dialect dialect) {
    return Database.open(
        switch (dialect) {
          case H2 -> TestDatabases.h2();
          case POSTGRES -> TestDatabases.postgres();
        });
  }

  private static void inThreads(java.util.function.IntConsumer work) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        running.add(threads.submit(() -> work.accept(thread)));
      }
      for (var one : running) {
        var _ = one.get();
      }
    }
  }
}
