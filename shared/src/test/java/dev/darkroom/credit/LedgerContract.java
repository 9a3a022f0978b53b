package dev.darkroom.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.credit.Ledger.Beneficiary;
import dev.darkroom.credit.Ledger.Booking;
import dev.darkroom.credit.Ledger.EndResult;
import dev.darkroom.credit.Ledger.HoldResult;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [Ledger] promises. Subclassed once per implementation and per database.
public abstract class LedgerContract {
  private static final Optional<Instant> NEVER = Optional.empty();

  private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
  private final CommunityId community = new CommunityId("test:" + UUID.randomUUID());
  private final MemberId ann = new MemberId(community, "ann");
  private final HoldId first = hold(1);
  private Money money = Money.inMemory(clock);

  /// Ledger and company over one store; communities that no other test uses are empty in it.
  protected abstract Money newMoney(ManualClock clock);

  @BeforeEach
  void open() {
    money = newMoney(clock);
  }

  @Test
  void aNewMemberHasTheDefaultPlansAllowance() {
    var balance = money.ledger().balance(ann);

    assertThat(balance.plan()).isEqualTo("Free");
    assertThat(balance.available()).isEqualTo(Credits.of(100));
    assertThat(balance.allowanceExpiresAt()).isEqualTo("2026-12-01T00:00:00Z");
  }

  @Test
  void aHoldBeyondTheBalanceIsRefusedAndChangesNothing() {
    var answer = money.ledger().hold(first, ann, Credits.of(101));

    assertThat(answer)
        .isEqualTo(new HoldResult.Insufficient(Credits.of(1), money.ledger().balance(ann)));
    assertThat(money.ledger().balance(ann).available()).isEqualTo(Credits.of(100));
  }

  @Test
  void aHoldIsTakenOnceHoweverOftenItIsAskedFor() {
    assertThat(money.ledger().hold(first, ann, Credits.of(40))).isEqualTo(new HoldResult.Held());
    assertThat(money.ledger().hold(first, ann, Credits.of(40)))
        .isEqualTo(new HoldResult.AlreadyHeld());

    assertThat(money.ledger().balance(ann).held()).isEqualTo(Credits.of(40));
    assertThat(money.ledger().balance(ann).available()).isEqualTo(Credits.of(60));
  }

  @Test
  void settlingTwiceChargesOnceAndReportsTheFirstCharge() {
    held(40);
    assertThat(money.ledger().settle(first, Credits.of(30)))
        .isEqualTo(new EndResult.Settled(Credits.of(30)));

    assertThat(money.ledger().settle(first, Credits.of(40)))
        .isEqualTo(new EndResult.Settled(Credits.of(30)));
    assertThat(money.ledger().release(first)).isEqualTo(new EndResult.Settled(Credits.of(30)));
    assertThat(money.ledger().balance(ann).available()).isEqualTo(Credits.of(70));
    assertThat(money.ledger().balance(ann).held()).isEqualTo(Credits.NONE);
  }

  @Test
  void aReleaseGivesEverythingBackAndCannotBecomeACharge() {
    held(40);

    assertThat(money.ledger().release(first)).isEqualTo(new EndResult.Released());
    assertThat(money.ledger().settle(first, Credits.of(1))).isEqualTo(new EndResult.Released());
    assertThat(money.ledger().balance(ann).available()).isEqualTo(Credits.of(100));
  }

  @Test
  void aHoldThatNeverWasCannotBeSettled() {
    assertThat(money.ledger().release(hold(9))).isEqualTo(new EndResult.NoHold());
    assertThatThrownBy(() -> money.ledger().settle(hold(9), Credits.of(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noMoreThanWasHeldCanBeCharged() {
    held(40);

    assertThatThrownBy(() -> money.ledger().settle(first, Credits.of(41)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(money.ledger().balance(ann).held()).isEqualTo(Credits.of(40));
  }

  @Test
  void aFreeGenerationHoldsAndChargesNothing() {
    held(0);

    assertThat(money.ledger().settle(first, Credits.NONE))
        .isEqualTo(new EndResult.Settled(Credits.NONE));
    assertThat(money.ledger().balance(ann).available()).isEqualTo(Credits.of(100));
  }

  @Test
  void theAllowanceIsSpentFirstThenWhatExpiresSoonestThenThePool() {
    sharePool();
    grant("late", 50, NEVER);
    grant("soon", 20, Optional.of(Instant.parse("2026-11-30T00:00:00Z")));
    money.ledger().grant(key("pool"), pool(), Credits.of(1000), NEVER, "mod", "boost");

    held(100 + 20 + 50 + 5);
    var balance = money.ledger().balance(ann);

    assertThat(balance.allowance()).isEqualTo(Credits.NONE);
    assertThat(balance.granted()).isEqualTo(Credits.NONE);
    assertThat(balance.pool()).isEqualTo(Credits.of(995));
  }

  @Test
  void whatIsNotChargedGoesBackWhereItCameFromPoolFirst() {
    sharePool();
    money.ledger().grant(key("pool"), pool(), Credits.of(1000), NEVER, "mod", "boost");
    held(150);

    var _ = money.ledger().settle(first, Credits.of(90));

    assertThat(money.ledger().balance(ann).pool()).isEqualTo(Credits.of(1000));
    assertThat(money.ledger().balance(ann).allowance()).isEqualTo(Credits.of(10));
  }

  @Test
  void thePoolIsClosedUnlessModeratorsOpenIt() {
    money.ledger().grant(key("pool"), pool(), Credits.of(1000), NEVER, "mod", "boost");

    assertThat(money.ledger().balance(ann).pool()).isEqualTo(Credits.NONE);
    assertThat(money.ledger().hold(first, ann, Credits.of(101)))
        .isInstanceOf(HoldResult.Insufficient.class);
  }

  @Test
  void aCommunitysPlanFillsItsPoolEachMonth() {
    sharePool();
    money.plans().assign(community, "pro", "operator");

    assertThat(money.ledger().balance(ann).pool()).isEqualTo(Credits.of(32_000));
    held(20_100);
    clock.set(Instant.parse("2026-12-01T00:00:00Z"));
    assertThat(money.ledger().balance(ann).pool()).isEqualTo(Credits.of(32_000));
  }

  @Test
  void aNewMonthBringsANewAllowanceAndTheRestOfTheOldOneExpires() {
    held(40);
    clock.set(Instant.parse("2026-12-01T00:00:00Z"));

    assertThat(money.ledger().balance(ann).allowance()).isEqualTo(Credits.of(100));
    assertThat(money.ledger().balance(ann).held()).isEqualTo(Credits.of(40));
    assertThat(money.ledger().statement(ann, 10))
        .extracting(Booking::kind, Booking::amount)
        .contains(org.assertj.core.groups.Tuple.tuple("expired", -60L));
  }

  @Test
  void aHoldFromLastMonthReleasedNowIsNotAddedToThisMonth() {
    held(40);
    clock.set(Instant.parse("2026-12-01T00:00:00Z"));
    var _ = money.ledger().balance(ann);

    var _ = money.ledger().release(first);

    assertThat(money.ledger().balance(ann).available()).isEqualTo(Credits.of(100));
    assertThat(money.ledger().balance(ann).held()).isEqualTo(Credits.NONE);
  }

  @Test
  void theMonthBeginsInTheCommunitysTimeZone() {
    money.policies().change(new CommunityPolicy(community, ZoneId.of("Asia/Tokyo"), false), "mod");

    assertThat(money.ledger().balance(ann).allowanceExpiresAt()).isEqualTo("2026-11-30T15:00:00Z");
  }

  @Test
  void aDearerPlanFillsTheCurrentMonthUp() {
    held(40);

    money.plans().assign(ann, "pro", "operator");

    assertThat(money.ledger().balance(ann).available()).isEqualTo(Credits.of(31_960));
    money.plans().assign(ann, "free", "operator");
    assertThat(money.ledger().balance(ann).available()).isEqualTo(Credits.of(31_960));
    money.plans().assign(ann, "pro", "operator");
    assertThat(money.ledger().balance(ann).available()).isEqualTo(Credits.of(31_960));
  }

  @Test
  void aMemberWithoutACeilingIsAlwaysHeldAndStillAccountedFor() {
    money.plans().assign(ann, "unlimited", "operator");

    held(1_000_000);
    var _ = money.ledger().settle(first, Credits.of(900_000));

    assertThat(money.ledger().balance(ann).unlimited()).isTrue();
    assertThat(money.ledger().statement(ann, 1))
        .extracting(Booking::amount)
        .containsExactly(-900_000L);
  }

  @Test
  void aGrantWithTheSameKeyIsGivenOnce() {
    grant("gift", 10, NEVER);
    grant("gift", 10, NEVER);

    assertThat(money.ledger().balance(ann).granted()).isEqualTo(Credits.of(10));
  }

  @Test
  void theSamePersonInTwoCommunitiesHasTwoBalances() {
    var elsewhere = new MemberId(new CommunityId(community.value() + "b"), "ann");
    held(40);

    assertThat(money.ledger().balance(elsewhere).available()).isEqualTo(Credits.of(100));
  }

  /// Random walks over few members and holds, beside a ledger in memory: every answer and every
  /// balance is the same. The seed is the test's argument, so a failure names its walk; `-Dseed=7`
  /// adds one.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, -1})
  void anySequenceOfCallsGivesWhatTheLedgerInMemoryGives(long given) {
    long seed = given < 0 ? Long.getLong("seed", 21) : given;
    var model = Money.inMemory(clock);
    var walk = new LedgerWalk(new Random(seed), community);
    for (int step = 0; step < 60; step++) {
      var move = walk.next();
      assertThat(move.on(money))
          .as("seed %d, step %d, %s", seed, step, move)
          .isEqualTo(move.on(model));
      clock.advance(Duration.ofHours(walk.hours()));
      for (var member : walk.members())
        assertThat(money.ledger().balance(member))
            .as("seed %d after step %d, %s", seed, step, move)
            .isEqualTo(model.ledger().balance(member));
    }
  }

  private void held(long amount) {
    assertThat(money.ledger().hold(first, ann, Credits.of(amount)))
        .isEqualTo(new HoldResult.Held());
  }

  private void grant(String key, long amount, Optional<Instant> expiresAt) {
    money
        .ledger()
        .grant(
            key(key), new Beneficiary.ToMember(ann), Credits.of(amount), expiresAt, "mod", "gift");
  }

  private void sharePool() {
    money.policies().change(new CommunityPolicy(community, ZoneId.of("UTC"), true), "mod");
  }

  private Beneficiary pool() {
    return new Beneficiary.ToPool(community);
  }

  private String key(String name) {
    return community.value() + ":" + name;
  }

  private HoldId hold(int number) {
    return new HoldId(community.value() + ":" + number);
  }
}
