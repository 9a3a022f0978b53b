package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.catalog.Look;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.ManualClock;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.Cast;
import dev.darkroom.generation.CommunityRules;
import dev.darkroom.generation.Rulebook;
import dev.darkroom.generation.link.LinkedCasts;
import dev.darkroom.generation.link.LinkedLooks;
import dev.darkroom.generation.link.LinkedRulebook;
import dev.darkroom.media.MediaRef;
import dev.darkroom.media.MediaType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One community on Discord and on Slack: one set of rules, looks and casts.
final class LinkedRulesTest {
  private static final CommunityId SERVER = new CommunityId("discord:1");
  private static final CommunityId WORKSPACE = new CommunityId("slack:T1");
  private static final MemberId ANN_THERE = new MemberId(SERVER, "100");
  private static final MemberId ANN_HERE = new MemberId(WORKSPACE, "U100");

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-24T12:00:00Z"));
  @TempDir private Path folder;
  private Database database;
  private JdbcLinks links;
  private JdbcAuditLog audit;
  private Rulebook rulebook;

  @BeforeEach
  void open() {
    database = Database.open(DatabaseSettings.in(folder));
    links = new JdbcLinks(database, Map.of(WORKSPACE.value(), SERVER.value()));
    audit = new JdbcAuditLog(database, clock);
    rulebook = new LinkedRulebook(new JdbcRulebook(database, audit), links);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static CommunityRules rules(CommunityId community, List<String> channels, long confirm) {
    return new CommunityRules(
        community,
        channels,
        List.of("darkroom"),
        Optional.of(Credits.of(confirm)),
        Optional.of("noir"),
        true);
  }

  @Test
  void whatIsDecidedOnOnePlatformHoldsOnBothWhileChannelsAreEachOnesOwn() {
    rulebook.change(rules(SERVER, List.of("777"), 10), "mod");
    rulebook.change(rules(WORKSPACE, List.of("C1"), 20), "mod");

    assertThat(rulebook.of(SERVER)).isEqualTo(rules(SERVER, List.of("777"), 20));
    assertThat(rulebook.of(WORKSPACE)).isEqualTo(rules(WORKSPACE, List.of("C1"), 20));
    assertThat(rulebook.isHidden(WORKSPACE)).isTrue();
  }

  @Test
  void whatIsNotChangedIsNotNotedAsAChange() {
    rulebook.change(rules(WORKSPACE, List.of(), 20), "mod");
    rulebook.change(rulebook.of(WORKSPACE).in(WORKSPACE, List.of("C1")), "mod");

    assertThat(audit.newest(SERVER, 10)).hasSize(1);
    assertThat(audit.newest(WORKSPACE, 10)).hasSize(1);
  }

  /// Or a code would be enough to be let in again.
  @Test
  void whoWasBlockedUnderOneNameIsBlockedUnderAll() {
    rulebook.block(ANN_HERE, "spam", "mod");
    assertThat(rulebook.isBlocked(ANN_THERE)).isFalse();

    links.join(ANN_HERE, ANN_THERE.id());

    assertThat(rulebook.isBlocked(ANN_HERE)).isTrue();
    assertThat(rulebook.isBlocked(ANN_THERE)).isTrue();
    assertThat(rulebook.blocked(SERVER)).isEqualTo(rulebook.blocked(WORKSPACE)).hasSize(1);
    assertThat(rulebook.unblock(ANN_THERE, "mod")).isTrue();
    assertThat(rulebook.isBlocked(ANN_HERE)).isFalse();
  }

  @Test
  void aPauseIsForBothLines() {
    assertThat(rulebook.pause(WORKSPACE, true, "mod")).isTrue();

    var stored = new JdbcRulebook(database, audit);
    assertThat(rulebook.isPaused(SERVER)).isTrue();
    assertThat(List.of(SERVER, WORKSPACE)).allMatch(stored::isPaused);
    assertThat(rulebook.pause(SERVER, false, "mod")).isTrue();
    assertThat(List.of(SERVER, WORKSPACE)).noneMatch(stored::isPaused);
  }

  @Test
  void looksAndCastsThatOneMakesTheOtherHas() {
    var looks = new LinkedLooks(new JdbcLooks(database, List.of()), links);
    var casts = new LinkedCasts(new JdbcCasts(database, clock), links);
    var picture = new MediaRef("cast/fox", MediaType.PNG, 100, 10, 10, Duration.ZERO);

    looks.save(WORKSPACE, new Look("rainy", "Rainy", "rain"), "U100");
    casts.save(new Cast(WORKSPACE, "Fox", "U100", List.of(picture)));

    assertThat(looks.find(SERVER, "rainy")).isPresent();
    assertThat(casts.all(SERVER)).hasSize(1).isEqualTo(casts.all(WORKSPACE));
    assertThat(casts.remove(SERVER, "Fox")).isTrue();
    assertThat(casts.find(WORKSPACE, "Fox")).isEmpty();
  }
}
