package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.ManualClock;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.link.LinkCodes;
import dev.darkroom.credit.link.LinkCodes.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Codes by which people say that they are the same on two platforms.
final class JdbcLinkCodesTest {
  private static final CommunityId SERVER = new CommunityId("discord:1");
  private static final MemberId ANN_THERE = new MemberId(SERVER, "100");
  private static final MemberId ANN_HERE = new MemberId(new CommunityId("slack:T1"), "U100");
  private static final MemberId ANN_ELSEWHERE = new MemberId(new CommunityId("slack:T2"), "U9");
  private static final MemberId STRANGER = new MemberId(new CommunityId("discord:7"), "700");

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-24T12:00:00Z"));
  @TempDir private Path folder;
  private Database database;
  private JdbcLinks links;
  private LinkCodes codes;

  @BeforeEach
  void open() {
    database = Database.open(DatabaseSettings.in(folder));
    links = new JdbcLinks(database, Map.of("slack:T1", "discord:1", "slack:T2", "discord:1"));
    codes = new JdbcLinkCodes(database, links, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aCodeOfTheWorkspaceIsEnteredOnTheServer() {
    var code = codes.issue(ANN_HERE);

    assertThat(codes.redeem(code, ANN_THERE)).isEqualTo(Outcome.JOINED);
    assertThat(links.of(ANN_HERE)).isEqualTo(ANN_THERE);
  }

  @Test
  void aCodeOfTheServerIsEnteredInTheWorkspaceHoweverItIsTyped() {
    var code = codes.issue(ANN_THERE);

    assertThat(codes.redeem(" " + code.toLowerCase(Locale.ROOT).replace('-', ' '), ANN_HERE))
        .isEqualTo(Outcome.JOINED);
    assertThat(links.of(ANN_HERE)).isEqualTo(ANN_THERE);
  }

  @Test
  void twoWorkspacesOfOneServerAreLinkedByWayOfIt() {
    links.join(ANN_HERE, ANN_THERE.id());

    assertThat(codes.redeem(codes.issue(ANN_HERE), ANN_ELSEWHERE)).isEqualTo(Outcome.JOINED);
    assertThat(links.of(ANN_ELSEWHERE)).isEqualTo(ANN_THERE);
  }

  @Test
  void aCodeIsOfUseOnceAndForAWhile() {
    var used = codes.issue(ANN_HERE);
    assertThat(codes.redeem(used, ANN_THERE)).isEqualTo(Outcome.JOINED);
    assertThat(codes.redeem(used, ANN_THERE)).isEqualTo(Outcome.UNKNOWN);

    var old = codes.issue(ANN_HERE);
    clock.advance(LinkCodes.LIFE.plus(Duration.ofSeconds(1)));
    assertThat(codes.redeem(old, ANN_THERE)).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void aNewCodeTakesThePlaceOfTheOneBefore() {
    var first = codes.issue(ANN_HERE);
    var second = codes.issue(ANN_HERE);

    assertThat(codes.redeem(first, ANN_THERE)).isEqualTo(Outcome.UNKNOWN);
    assertThat(codes.redeem(second, ANN_THERE)).isEqualTo(Outcome.JOINED);
  }

  /// It stays of use: where it belongs, or to who it belongs to.
  @Test
  void aCodeIsOfNoUseWhereItWasAskedForNorInAnotherCommunity() {
    var code = codes.issue(ANN_HERE);

    assertThat(codes.redeem(code, ANN_HERE)).isEqualTo(Outcome.SAME_PLACE);
    assertThat(codes.redeem(code, STRANGER)).isEqualTo(Outcome.UNKNOWN);
    assertThat(codes.redeem("", ANN_THERE)).isEqualTo(Outcome.UNKNOWN);
    assertThat(codes.redeem(code, ANN_THERE)).isEqualTo(Outcome.JOINED);
  }

  @Test
  void theDatabaseDoesNotKnowTheCode() {
    var code = codes.issue(ANN_HERE).replace("-", "");

    var stored =
        database.with(
            sql -> sql.createQuery("select code_hash from link_code").mapTo(String.class).one());

    assertThat(stored).hasSize(64).doesNotContainIgnoringCase(code);
  }

  @Test
  void aMemberIsKnownByAllNames() {
    var before = new MemberId(SERVER, ANN_HERE.id());
    assertThat(links.names(ANN_HERE)).containsExactly(before, ANN_HERE);

    links.join(ANN_HERE, ANN_THERE.id());

    assertThat(links.names(ANN_HERE)).containsExactlyInAnyOrder(ANN_THERE, ANN_HERE, before);
    assertThat(links.names(ANN_THERE)).isEqualTo(links.names(ANN_HERE));
    assertThat(links.names(STRANGER)).containsExactly(STRANGER);
    assertThat(links.names(SERVER)).hasSize(3).first().isEqualTo(SERVER);
  }

  @Test
  void theyPartUnderEitherName() {
    links.join(ANN_HERE, ANN_THERE.id());
    assertThat(links.part(ANN_THERE)).isTrue();
    assertThat(links.of(ANN_HERE)).isNotEqualTo(ANN_THERE);
    assertThat(links.part(ANN_THERE)).isFalse();
  }
}
