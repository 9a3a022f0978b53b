package dev.darkroom.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.discord.standin.Channel;
import dev.darkroom.bot.discord.standin.Guild;
import dev.darkroom.bot.discord.standin.Interaction;
import dev.darkroom.bot.discord.standin.Person;
import dev.darkroom.bot.discord.standin.StandInDiscord;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.generation.State;
import dev.darkroom.samples.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What moderators decide about their server holds for everybody in it.
final class RulesOnDiscordTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private final StandInDiscord discord = StandInDiscord.start();
  private final Guild guild = discord.guild("Photo club");
  private final Channel channel = guild.channel("pictures");
  private final Channel chatter = guild.channel("chatter");
  private final Person mia = guild.moderator("Mia");
  private final Person ada = guild.member("Ada");
  private DarkroomOnDiscord darkroom;

  @BeforeEach
  void start() {
    darkroom = DarkroomOnDiscord.start(discord, folder);
  }

  @AfterEach
  void close() {
    darkroom.close();
    discord.close();
  }

  private String told(String command, Map<String, ?> options) {
    var reply = mia.slash(channel, command, options).reply();
    assertThat(reply.isEphemeral()).isTrue();
    return reply.text();
  }

  private Interaction transform(Channel where, Map<String, ?> more) {
    var options = new HashMap<String, Object>(more);
    options.putIfAbsent("model", "darkroom");
    options.put("picture", DarkroomOnDiscord.photo(Samples.COFFEE_PRODUCT));
    options.putIfAbsent("prompt", "soft watercolour in warm evening light");
    return ada.slash(where, "transform", options);
  }

  private String refusal(Interaction asked) {
    int before = ada.ephemerals().size();
    var _ = asked.awaitAnswer();
    await().atMost(PATIENCE).until(() -> ada.ephemerals().size() > before);
    return ada.ephemerals().getLast().text();
  }

  @Test
  void whoIsBlockedIsRefusedUntilSomebodyLetsThemIn() {
    assertThat(told("block add", Map.of("member", ada, "reason", "spam")))
        .contains(ada.mention(), "may not use");
    assertThat(told("block list", Map.of())).contains(ada.mention());

    assertThat(refusal(transform(channel, Map.of()))).contains("blocked you");
    assertThat(darkroom.generationsOf(guild.id(), ada.id())).isEmpty();

    assertThat(told("block remove", Map.of("member", ada))).contains("may use Darkroom here");
    assertThat(told("block list", Map.of())).contains("Nobody is blocked");
    var _ = transform(channel, Map.of());
    assertThat(darkroom.ended(guild.id(), ada.id())).hasSize(1);
  }

  @Test
  void channelsAndModelsAreKeptTo() {
    assertThat(told("settings", Map.of("channel", channel, "model", "nano-banana")))
        .contains("The settings are changed", "Only these models", "<#" + channel.id() + ">");

    assertThat(refusal(transform(chatter, Map.of("model", "nano-banana"))))
        .contains("other channels");
    assertThat(refusal(transform(channel, Map.of()))).contains("allow these models", "Nano Banana");
    assertThat(darkroom.generationsOf(guild.id(), ada.id())).isEmpty();

    assertThat(told("settings", Map.of("every-channel", true, "every-model", true)))
        .contains("in every channel", "Every model may be used");
  }

  @Test
  void whatWaitsInAPausedServerBeginsOnceItIsResumed() {
    assertThat(told("settings", Map.of("paused", true))).contains("Paused");
    var _ = transform(channel, Map.of()).awaitAnswer();
    await().atMost(PATIENCE).until(() -> !darkroom.generationsOf(guild.id(), ada.id()).isEmpty());
    assertThat(darkroom.generationsOf(guild.id(), ada.id()).getFirst().state())
        .isInstanceOf(State.Queued.class);

    assertThat(told("settings", Map.of("paused", false))).doesNotContain("Paused");

    assertThat(darkroom.ended(guild.id(), ada.id())).hasSize(1);
  }

  @Test
  void resultsAreHiddenAndHaveTheLookThatModeratorsChose() {
    var look = darkroom.bot().looks().all(community()).getFirst().id();
    assertThat(told("settings", Map.of("private", true, "look", look))).contains(look);

    var asked = transform(channel, Map.of());
    var generation = darkroom.ended(guild.id(), ada.id()).getFirst();

    assertThat(asked.reply().isEphemeral()).isTrue();
    assertThat(generation.hidden()).isTrue();
    assertThat(generation.look()).contains(look);
    var open = transform(channel, Map.of("private", false)).awaitAnswer();
    assertThat(open.originalNow().orElseThrow().isEphemeral()).isFalse();
  }

  @Test
  void everyChangeIsInTheLogWithWhoAndWhatAndBeforeAndAfter() {
    var _ = told("settings", Map.of("private", true));
    var _ = told("settings", Map.of("confirm-above", 40, "paused", true));
    var _ = told("block add", Map.of("member", ada, "reason", "spam"));

    var log = darkroom.bot().audit().newest(community(), 10);

    assertThat(log)
        .extracting(it -> it.action())
        .containsExactly("member.block", "queue.pause", "rules.change", "rules.change");
    assertThat(log).allSatisfy(it -> assertThat(it.actor()).isEqualTo(mia.id()));
    assertThat(log.get(0).after()).isEqualTo(ada.id() + " spam");
    assertThat(log.get(2).before()).contains("\"hidden\":true").doesNotContain("40");
    assertThat(log.get(2).after()).contains("\"hidden\":true", "40");
  }

  private CommunityId community() {
    return new CommunityId("discord:" + guild.id());
  }
}
