package dev.darkroom.surface.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.Quota;
import dev.darkroom.generation.ReplyTo;
import dev.darkroom.generation.Requester;
import dev.darkroom.queue.QueueHarness;
import dev.darkroom.store.Database;
import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.JdbcAuditLog;
import dev.darkroom.store.JdbcCommunityPolicies;
import dev.darkroom.store.JdbcLedger;
import dev.darkroom.store.JdbcLooks;
import dev.darkroom.store.JdbcPlans;
import dev.darkroom.store.JdbcQuotas;
import dev.darkroom.store.JdbcRulebook;
import dev.darkroom.surface.Words;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.desk.CommunityDesk.Changes;
import dev.darkroom.surface.desk.ModeratorDesk.Limited;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is for moderators is refused to everybody else at the desk itself: a platform's own
/// settings may let anybody call a command.
final class ModeratorsOnlyTest {
  private static final CommunityId COMMUNITY = new CommunityId("club");
  private static final Limited DAILY =
      new Limited(
          new Quota.Scope(Quota.Scope.Kind.COMMUNITY, ""),
          Quota.Window.DAY,
          Quota.Metric.GENERATIONS);
  private static final Changes PAUSE =
      new Changes(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.of(true),
          Optional.of(true));

  @TempDir private Path folder;
  private QueueHarness harness;
  private Database database;
  private JdbcAuditLog audit;
  private ModeratorDesk moderators;
  private CommunityDesk communities;

  @BeforeEach
  void open() {
    harness = new QueueHarness(DatabaseSettings.in(folder), folder);
    database = harness.database;
    var clock = InstantSource.system();
    audit = new JdbcAuditLog(database, clock);
    var policies = new JdbcCommunityPolicies(database, audit, ZoneOffset.UTC);
    var plans = new JdbcPlans(database, audit, List.of(QueueHarness.PLAN));
    moderators =
        new ModeratorDesk(
            new JdbcQuotas(database, policies, audit, clock),
            new JdbcLedger(database, plans, policies, audit, clock),
            plans,
            policies,
            clock);
    communities =
        new CommunityDesk(
            policies,
            new JdbcRulebook(database, audit),
            harness.catalog(),
            new JdbcLooks(database, List.of()),
            harness.turns());
  }

  @AfterEach
  void close() {
    harness.close();
  }

  /// Everything there is to change or to see.
  private List<Function<Caller, Answer>> all() {
    return List.of(
        caller -> moderators.setQuota(DAILY, 0, caller),
        caller -> moderators.clearQuota(DAILY, caller),
        caller -> moderators.showQuotas(caller),
        caller -> moderators.explainQuotas("ada", Set.of(), caller),
        caller ->
            moderators.grant(Optional.of("ada"), Credits.of(5), Optional.empty(), "why", caller),
        caller -> moderators.assignPlan(Optional.of("ada"), QueueHarness.PLAN.id(), caller),
        caller -> communities.settings(PAUSE, caller),
        caller -> communities.block("ben", "why", caller),
        caller -> communities.unblock("ben", caller),
        caller -> communities.blocked(caller));
  }

  @Test
  void whoIsNoModeratorIsRefusedAndChangesNothing() {
    var refused = Card.of(Card.Tone.REFUSED, "Only moderators can do that.");

    assertThat(all())
        .allSatisfy(
            what -> assertThat(what.apply(caller(false))).isEqualTo(new Answer.Aside(refused)));
    assertThat(audit.newest(COMMUNITY, 10)).isEmpty();
  }

  @Test
  void everyChangeOfAModeratorIsInTheLog() {
    for (var what : all()) assertThat(what.apply(caller(true))).isInstanceOf(Answer.Aside.class);

    assertThat(audit.newest(COMMUNITY, 20))
        .allSatisfy(it -> assertThat(it.actor()).isEqualTo("mia"))
        .extracting(it -> it.action())
        .containsExactlyInAnyOrder(
            "quota.set",
            "quota.clear",
            "grant",
            "plan.assign",
            "rules.change",
            "queue.pause",
            "member.block",
            "member.unblock");
  }

  private static Caller caller(boolean moderator) {
    return new Caller(
        "key",
        new Requester(new MemberId(COMMUNITY, "mia"), Set.of(), moderator),
        new ReplyTo("test", "channel", "{}"),
        new Words(Locale.ENGLISH),
        moderator);
  }
}
