package dev.darkroom.bot.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.discord.standin.Guild;
import dev.darkroom.bot.discord.standin.StandInDiscord;
import dev.darkroom.bot.slack.standin.StandInSlack;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.CommunityPolicy;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Ledger.Beneficiary;
import dev.darkroom.credit.MemberId;
import dev.darkroom.settings.ConfigFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One bot, one process, on Discord and on Slack; the server and the workspace are one community.
final class BothPlatformsTest {
  private static final Instant FAR = Instant.parse("2126-01-01T00:00:00Z");
  private static final Pattern CODE = Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final StandInDiscord discord = StandInDiscord.start();
  private final StandInSlack slack = StandInSlack.start();
  private final Guild guild = discord.guild("Photo club");
  private final dev.darkroom.bot.discord.standin.Person annThere = guild.member("Ann");
  private final dev.darkroom.bot.slack.standin.Person annHere = slack.workspace().person("Ann");
  @TempDir private Path folder;
  private Bot bot;
  private Talk talk;

  @BeforeEach
  void start() throws InterruptedException {
    var variables = new HashMap<>(slack.variables());
    variables.put("DISCORD_TOKEN", discord.token());
    variables.put("DARKROOM_DISCORD_API_URL", discord.apiUrl().toString());
    variables.put(
        "DARKROOM_COMMUNITIES_LINKED",
        "slack:%s=discord:%s".formatted(slack.workspace().id(), guild.id()));
    var setup = Setup.load(ConfigFixture.RELEASED, variables).withData(folder);
    bot = Bot.open(setup, List.of(), InstantSource.system());
    talk = Talk.of(bot, setup, InstantSource.system(), _ -> {});
    assertThat(talk.connect()).isEmpty();
    bot.start();
  }

  @AfterEach
  void close() {
    bot.drain();
    talk.close();
    bot.close();
    discord.close();
    slack.close();
  }

  @Test
  void bothAreConnectedAtOnce() {
    assertThat(talk.checks())
        .hasSize(2)
        .allSatisfy(check -> assertThat(check.probe().trouble()).isEmpty());
  }

  @Test
  void whoIsOnBothIsToldOneBalance() {
    bot.links().join(new MemberId(workspace(), annHere.id()), annThere.id());
    grant(annThere.id(), 4_321);

    assertThat(toldOnDiscord()).contains("4,321 credits granted to you");
    assertThat(toldOnSlack()).contains("4,321 credits granted to you");
  }

  /// Asked for on one platform, entered on the other; nobody but the two places is told.
  @Test
  void peopleSayThemselvesThatTheyAreTheSame() {
    grant(annThere.id(), 777);
    assertThat(toldOnSlack("credits")).doesNotContain("777");
    var code = codeIn(toldOnDiscord("link", Map.of()));

    assertThat(toldOnSlack("link " + code)).contains("one balance");

    assertThat(toldOnSlack("credits")).contains("777 credits granted to you");
    assertThat(toldOnSlack("link " + code)).contains("was used");
    assertThat(toldOnDiscord("unlink", Map.of())).contains("your own balance");
    assertThat(toldOnSlack("credits")).doesNotContain("777");
  }

  @Test
  void aCodeOfSlackIsEnteredOnDiscord() {
    grant(annThere.id(), 555);
    var code = codeIn(toldOnSlack("link"));
    assertThat(toldOnSlack("link " + code)).contains("enter it on the other platform");

    assertThat(toldOnDiscord("link", Map.of("code", code))).contains("one balance");

    assertThat(toldOnSlack("credits")).contains("555 credits granted to you");
  }

  private static String codeIn(String told) {
    var code = CODE.matcher(told);
    assertThat(code.find()).as(told).isTrue();
    return code.group();
  }

  /// Its data goes after a while, and not if it comes back.
  @Test
  void aWorkspaceThatRemovesTheBotIsNotedAsLeftAndOperatorsAreTold() throws Exception {
    slack.workspace().uninstall();

    await()
        .atMost(PATIENCE)
        .until(() -> bot.departures().leftBefore(FAR, 10).contains(workspace()));
    assertThat(talk.checks().getLast().probe().trouble().orElseThrow())
        .contains("install it again");
  }

  @Test
  void whatModeratorsDecideOnOneHoldsOnBoth() {
    var mod = slack.workspace().person("Mod").admin();

    assertThat(told(mod, "settings confirm 42 model darkroom")).contains("42 credits");

    var there = guild.moderator("Mod").slash(guild.channel("pictures"), "settings", Map.of());
    assertThat(there.reply().text()).contains("42 credits", "Darkroom");
  }

  @Test
  void thePoolIsOnePool() {
    bot.policies().change(new CommunityPolicy(workspace(), ZoneOffset.UTC, true), "operator");
    bot.ledger()
        .grant(
            "sponsor",
            new Beneficiary.ToPool(workspace()),
            Credits.of(98_765),
            Optional.empty(),
            "operator",
            "a sponsor");

    assertThat(toldOnDiscord()).contains("98,765");
    assertThat(toldOnSlack()).contains("98,765");
  }

  private CommunityId workspace() {
    return new CommunityId("slack:" + slack.workspace().id());
  }

  private void grant(String member, long credits) {
    bot.ledger()
        .grant(
            "grant-" + credits,
            new Beneficiary.ToMember(
                new MemberId(new CommunityId("discord:" + guild.id()), member)),
            Credits.of(credits),
            Optional.empty(),
            "operator",
            "won the contest");
  }

  private String toldOnDiscord() {
    return toldOnDiscord("credits", Map.of());
  }

  private String toldOnDiscord(String command, Map<String, Object> options) {
    return annThere.slash(guild.channel("pictures"), command, options).reply().text();
  }

  private String toldOnSlack() {
    return toldOnSlack("credits");
  }

  private String toldOnSlack(String command) {
    return told(annHere, command);
  }

  private String told(dev.darkroom.bot.slack.standin.Person person, String command) {
    var seen = person.ephemerals().size();
    var _ = person.runs(slack.workspace().channel("general"), "/darkroom", command).awaitAck();
    return person.awaitEphemeral(seen).words();
  }
}
