package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.CommunityPolicy;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Dollars;
import dev.darkroom.credit.HoldId;
import dev.darkroom.credit.Ledger;
import dev.darkroom.credit.Ledger.Beneficiary;
import dev.darkroom.credit.ManualClock;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.Quota;
import dev.darkroom.credit.Quotas;
import dev.darkroom.credit.link.LinkedLedger;
import dev.darkroom.credit.link.LinkedPlans;
import dev.darkroom.credit.link.LinkedPolicies;
import dev.darkroom.credit.link.LinkedQuotas;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One community on Discord and on Slack: one pool, one set of quotas, and one balance of whoever
/// is on both.
final class LinkedMoneyTest {
  private static final CommunityId SERVER = new CommunityId("discord:1");
  private static final CommunityId WORKSPACE = new CommunityId("slack:T1");
  private static final MemberId ANN_THERE = new MemberId(SERVER, "100");
  private static final MemberId ANN_HERE = new MemberId(WORKSPACE, "U100");
  private static final MemberId BOB_HERE = new MemberId(WORKSPACE, "U200");

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-24T12:00:00Z"));
  @TempDir private Path folder;
  private Database database;
  private JdbcLinks links;
  private Ledger ledger;
  private Quotas quotas;
  private LinkedPlans plans;
  private LinkedPolicies policies;

  @BeforeEach
  void open() {
    database = Database.open(DatabaseSettings.in(folder));
    links = new JdbcLinks(database, Map.of(WORKSPACE.value(), SERVER.value()));
    var money = JdbcMoney.on(database, clock);
    ledger = new LinkedLedger(money.ledger(), links);
    quotas = new LinkedQuotas(money.quotas(), links);
    plans = new LinkedPlans(money.plans(), links);
    policies = new LinkedPolicies(money.policies(), links);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whoIsOnBothHasOneBalance() {
    links.join(ANN_HERE, ANN_THERE.id());
    grant(new Beneficiary.ToMember(ANN_THERE), 100);

    assertThat(ledger.balance(ANN_HERE)).isEqualTo(ledger.balance(ANN_THERE));
    var before = ledger.balance(ANN_THERE).available().amount();
    hold("here", ANN_HERE, 30);
    hold("there", ANN_THERE, 20);

    assertThat(ledger.balance(ANN_HERE).available().amount()).isEqualTo(before - 50);
    assertThat(ledger.balance(ANN_HERE)).isEqualTo(ledger.balance(ANN_THERE));
    assertThat(ledger.statement(ANN_HERE, 10)).isEqualTo(ledger.statement(ANN_THERE, 10));
  }

  @Test
  void aPlanIsForBothPlatforms() {
    links.join(ANN_HERE, ANN_THERE.id());

    plans.assign(ANN_HERE, "pro", "operator");

    assertThat(plans.of(ANN_THERE).id()).isEqualTo("pro");
    assertThat(plans.weight(ANN_HERE)).isEqualTo(plans.weight(ANN_THERE));
  }

  @Test
  void thePoolIsOne() {
    policies.change(new CommunityPolicy(WORKSPACE, ZoneOffset.UTC, true), "operator");
    grant(new Beneficiary.ToPool(WORKSPACE), 500);

    assertThat(policies.of(SERVER).membersUsePool()).isTrue();
    assertThat(ledger.balance(BOB_HERE).pool()).isEqualTo(Credits.of(500));
    assertThat(ledger.balance(ANN_THERE).pool()).isEqualTo(Credits.of(500));
  }

  @Test
  void aQuotaCountsWhatIsSpentOnBoth() {
    var scope = new Quota.Scope(Quota.Scope.Kind.COMMUNITY, "");
    quotas.set(new Quota(SERVER, scope, Quota.Window.DAY, Quota.Metric.CREDITS, 50), "operator");

    assertThat(reserve("one", ANN_THERE, 30)).isInstanceOf(Quotas.QuotaAnswer.Allowed.class);
    assertThat(reserve("two", BOB_HERE, 30)).isInstanceOf(Quotas.QuotaAnswer.Exceeded.class);
    assertThat(quotas.list(WORKSPACE)).isEqualTo(quotas.list(SERVER));
  }

  @Test
  void aMembersQuotaHoldsUnderBothNames() {
    links.join(ANN_HERE, ANN_THERE.id());
    var scope = new Quota.Scope(Quota.Scope.Kind.MEMBER, ANN_HERE.id());
    quotas.set(new Quota(WORKSPACE, scope, Quota.Window.DAY, Quota.Metric.CREDITS, 50), "operator");

    assertThat(reserve("one", ANN_THERE, 60)).isInstanceOf(Quotas.QuotaAnswer.Exceeded.class);
    quotas.clear(WORKSPACE, scope, Quota.Window.DAY, Quota.Metric.CREDITS, "operator");
    assertThat(quotas.list(SERVER)).isEmpty();
  }

  /// Nothing is moved, so nothing is lost.
  @Test
  void whatWasThereBeforeIsThereAgainOnceTheyPart() {
    grant(new Beneficiary.ToMember(ANN_HERE), 70);
    var alone = ledger.balance(ANN_HERE);

    links.join(ANN_HERE, ANN_THERE.id());
    assertThat(ledger.balance(ANN_HERE)).isEqualTo(ledger.balance(ANN_THERE));
    assertThat(links.part(ANN_HERE)).isTrue();

    assertThat(ledger.balance(ANN_HERE)).isEqualTo(alone);
    assertThat(links.part(ANN_HERE)).isFalse();
  }

  @Test
  void aLinkIsSaidAnewAndNotTwice() {
    links.join(ANN_HERE, "999");
    links.join(ANN_HERE, ANN_THERE.id());

    assertThat(links.pairs(10)).containsExactly(new JdbcLinks.Pair(ANN_HERE, ANN_THERE.id()));
    assertThat(links.of(links.of(ANN_HERE))).isEqualTo(ANN_THERE);
  }

  @Test
  void inACommunityThatIsNotLinkedNobodyIsSomebodyElse() {
    assertThatThrownBy(() -> links.join(ANN_THERE, "U100"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(links.of(ANN_THERE)).isEqualTo(ANN_THERE);
  }

  private void grant(Beneficiary to, long amount) {
    ledger.grant("grant-" + to, to, Credits.of(amount), Optional.empty(), "operator", "because");
  }

  private void hold(String id, MemberId member, long amount) {
    assertThat(ledger.hold(new HoldId(id), member, Credits.of(amount)))
        .isInstanceOf(Ledger.HoldResult.Held.class);
  }

  private Quotas.QuotaAnswer reserve(String id, MemberId member, long amount) {
    return quotas.reserve(
        new HoldId(id),
        new Quotas.Spend(member, Set.of(), "C1", "darkroom", Credits.of(amount), new Dollars(0)));
  }
}
