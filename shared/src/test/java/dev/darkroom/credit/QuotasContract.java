package dev.darkroom.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credit.Quota.Metric;
import dev.darkroom.credit.Quota.Scope;
import dev.darkroom.credit.Quota.Scope.Kind;
import dev.darkroom.credit.Quota.Window;
import dev.darkroom.credit.Quotas.QuotaAnswer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every [Quotas] promises. Subclassed once per implementation and per database.
public abstract class QuotasContract {
  private static final QuotaAnswer ALLOWED = new QuotaAnswer.Allowed();

  private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
  private final CommunityId community = new CommunityId("test:" + UUID.randomUUID());
  private Money money = Money.inMemory(clock);

  /// Quotas and company over one store; communities that no other test uses are empty in it.
  protected abstract Money newMoney(ManualClock clock);

  @BeforeEach
  void open() {
    money = newMoney(clock);
  }

  @Test
  void withoutAQuotaEverythingIsAllowed() {
    assertThat(reserve(1, "ann", 1_000_000)).isEqualTo(ALLOWED);
  }

  @ParameterizedTest
  @CsvSource({"MEMBER,ann", "ROLE,artists", "CHANNEL,gallery", "MODEL,veo", "COMMUNITY,''"})
  void aQuotaOfEachScopeIsKeptToTheLastCredit(Kind kind, String id) {
    limit(kind, id, Window.DAY, Metric.CREDITS, 100);

    assertThat(reserve(1, "ann", 60)).isEqualTo(ALLOWED);
    assertThat(reserve(2, "ann", 41))
        .isEqualTo(
            new QuotaAnswer.Exceeded(
                quota(kind, id, Window.DAY, Metric.CREDITS, 100),
                60,
                Instant.parse("2026-11-25T00:00:00Z")));
    assertThat(reserve(3, "ann", 40)).isEqualTo(ALLOWED);
  }

  @Test
  void aRolesQuotaIsEachMembersOwn() {
    limit(Kind.ROLE, "artists", Window.DAY, Metric.CREDITS, 100);

    assertThat(reserve(1, "ann", 100)).isEqualTo(ALLOWED);
    assertThat(reserve(2, "bob", 100)).isEqualTo(ALLOWED);
    assertThat(reserve(3, "bob", 1)).isInstanceOf(QuotaAnswer.Exceeded.class);
  }

  @Test
  void theTightestQuotaNamesItselfAndNothingIsReservedAnywhere() {
    limit(Kind.MEMBER, "ann", Window.DAY, Metric.CREDITS, 90);
    limit(Kind.COMMUNITY, "", Window.MONTH, Metric.CREDITS, 50);

    assertThat(reserve(1, "ann", 95))
        .isEqualTo(
            new QuotaAnswer.Exceeded(
                quota(Kind.COMMUNITY, "", Window.MONTH, Metric.CREDITS, 50),
                0,
                Instant.parse("2026-12-01T00:00:00Z")));
    assertThat(money.quotas().list(community)).allMatch(use -> use.used() == 0);
  }

  @Test
  void generationsAndDollarsAreCountedToo() {
    limit(Kind.MEMBER, "ann", Window.WEEK, Metric.GENERATIONS, 1);
    limit(Kind.MEMBER, "bob", Window.WEEK, Metric.DOLLARS, 150_000);

    assertThat(reserve(1, "ann", 1)).isEqualTo(ALLOWED);
    assertThat(reserve(2, "ann", 1)).isInstanceOf(QuotaAnswer.Exceeded.class);
    assertThat(reserve(3, "bob", 100)).isEqualTo(ALLOWED);
    assertThat(reserve(4, "bob", 100))
        .extracting("resetsAt")
        .isEqualTo(Instant.parse("2026-11-30T00:00:00Z"));
  }

  @Test
  void settlingCountsWhatWasReallySpentAndReleasingCountsNothing() {
    limit(Kind.MEMBER, "ann", Window.DAY, Metric.CREDITS, 100);
    var _ = reserve(1, "ann", 60);
    var _ = reserve(2, "ann", 40);

    money.quotas().settle(hold(1), Credits.of(30), new Dollars(7));
    money.quotas().release(hold(2));

    assertThat(used()).isEqualTo(30);
    assertThat(reserve(3, "ann", 70)).isEqualTo(ALLOWED);
  }

  @Test
  void repeatingAStepCountsOnce() {
    limit(Kind.MEMBER, "ann", Window.DAY, Metric.CREDITS, 100);

    var _ = reserve(1, "ann", 60);
    assertThat(reserve(1, "ann", 60)).isEqualTo(ALLOWED);
    assertThat(used()).isEqualTo(60);
    money.quotas().settle(hold(1), Credits.of(50), Dollars.NONE);
    money.quotas().settle(hold(1), Credits.of(40), Dollars.NONE);
    money.quotas().release(hold(1));

    assertThat(used()).isEqualTo(50);
  }

  @Test
  void aNewQuotaCountsWhatWasSpentBeforeInItsWindow() {
    var _ = reserve(1, "ann", 60);
    money.quotas().settle(hold(1), Credits.of(50), Dollars.NONE);
    var _ = reserve(2, "ann", 30);

    limit(Kind.MEMBER, "ann", Window.DAY, Metric.CREDITS, 100);

    assertThat(reserve(3, "ann", 21)).isInstanceOf(QuotaAnswer.Exceeded.class);
    assertThat(reserve(4, "ann", 20)).isEqualTo(ALLOWED);
    money.quotas().release(hold(2));
    assertThat(used()).isEqualTo(70);
  }

  @Test
  void theWindowBeginsAnewInTheCommunitysTimeZone() {
    money
        .policies()
        .change(new CommunityPolicy(community, ZoneId.of("America/New_York"), false), "mod");
    limit(Kind.MEMBER, "ann", Window.DAY, Metric.CREDITS, 100);
    var _ = reserve(1, "ann", 100);

    clock.set(Instant.parse("2026-11-25T04:59:59Z"));
    assertThat(reserve(2, "ann", 1)).isInstanceOf(QuotaAnswer.Exceeded.class);
    clock.set(Instant.parse("2026-11-25T05:00:00Z"));
    assertThat(reserve(3, "ann", 100)).isEqualTo(ALLOWED);
  }

  @Test
  void aChangedLimitHoldsFromNowOnAndAClearedOneNoMore() {
    limit(Kind.MEMBER, "ann", Window.DAY, Metric.CREDITS, 10);
    assertThat(reserve(1, "ann", 20)).isInstanceOf(QuotaAnswer.Exceeded.class);

    limit(Kind.MEMBER, "ann", Window.DAY, Metric.CREDITS, 20);
    assertThat(reserve(2, "ann", 20)).isEqualTo(ALLOWED);
    money
        .quotas()
        .clear(community, new Scope(Kind.MEMBER, "ann"), Window.DAY, Metric.CREDITS, "mod");

    assertThat(reserve(3, "ann", 1000)).isEqualTo(ALLOWED);
    assertThat(money.quotas().list(community)).isEmpty();
  }

  @Test
  void aFreeGenerationIsNotRefusedForCredits() {
    limit(Kind.COMMUNITY, "", Window.DAY, Metric.CREDITS, 0);

    assertThat(reserve(1, "ann", 0)).isEqualTo(ALLOWED);
  }

  private QuotaAnswer reserve(int number, String member, long credits) {
    return money
        .quotas()
        .reserve(
            hold(number),
            new Quotas.Spend(
                new MemberId(community, member),
                Set.of("artists"),
                "gallery",
                "veo",
                Credits.of(credits),
                new Dollars(credits * 1000)));
  }

  private long used() {
    return money.quotas().list(community).getFirst().used();
  }

  private void limit(Kind kind, String id, Window window, Metric metric, long limit) {
    money.quotas().set(quota(kind, id, window, metric, limit), "mod");
  }

  private Quota quota(Kind kind, String id, Window window, Metric metric, long limit) {
    return new Quota(community, new Scope(kind, id), window, metric, limit);
  }

  private HoldId hold(int number) {
    return new HoldId(community.value() + ":" + number);
  }
}
