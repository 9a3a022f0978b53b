package dev.darkroom.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.discord.standin.Channel;
import dev.darkroom.bot.discord.standin.Guild;
import dev.darkroom.bot.discord.standin.Message;
import dev.darkroom.bot.discord.standin.Person;
import dev.darkroom.bot.discord.standin.StandInDiscord;
import dev.darkroom.samples.Samples;
import dev.darkroom.store.Invariants;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People get what is stored about them, and have it erased.
final class PrivacyOnDiscordTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private final StandInDiscord discord = StandInDiscord.start();
  private final Guild guild = discord.guild("Photo club");
  private final Channel channel = guild.channel("pictures");
  private final Person ada = guild.member("Ada");
  private DarkroomOnDiscord darkroom;

  @BeforeEach
  void start() {
    darkroom = DarkroomOnDiscord.start(discord, folder);
    var _ =
        ada.slash(
            channel,
            "transform",
            Map.of(
                "prompt",
                "charcoal drawing of a quiet room",
                "model",
                "darkroom",
                "picture",
                DarkroomOnDiscord.photo(Samples.COFFEE_PRODUCT)));
    var _ = darkroom.ended(guild.id(), ada.id());
  }

  @AfterEach
  void close() {
    darkroom.close();
    discord.close();
  }

  private Message told(String command, Map<String, ?> options) {
    var reply = ada.slash(channel, command, options).reply();
    assertThat(reply.isEphemeral()).isTrue();
    return reply;
  }

  @Test
  void everythingThatIsStoredAboutAMemberComesAsAFile() {
    var reply = told("privacy export", Map.of());

    var file = reply.files().getFirst();
    assertThat(file.name()).isEqualTo("darkroom-data.json");
    assertThat(new String(file.content(), StandardCharsets.UTF_8))
        .contains(ada.id(), "charcoal drawing of a quiet room", "bookings");
  }

  @Test
  void whoIsSureIsErased() {
    var question = told("privacy erase", Map.of());
    assertThat(question.text()).contains("erases 1 of your generations", "your credits");
    assertThat(darkroom.generationsOf(guild.id(), ada.id())).hasSize(1);

    var _ = ada.click(question, "Erase").awaitAnswer();

    await().atMost(PATIENCE).until(() -> question.text().contains("is erased"));
    assertThat(question.buttons()).isEmpty();
    assertThat(darkroom.generationsOf(guild.id(), ada.id())).isEmpty();
    assertThat(told("history", Map.of()).text()).contains("not made anything yet");
    assertThat(Invariants.check(darkroom.bot().database())).isEmpty();
  }

  @Test
  void whoThinksBetterOfItKeepsEverything() {
    var question = told("privacy erase", Map.of());

    var _ = ada.click(question, "Keep").awaitAnswer();

    await().atMost(PATIENCE).until(() -> question.text().contains("Nothing was erased"));
    assertThat(question.buttons()).isEmpty();
    assertThat(darkroom.generationsOf(guild.id(), ada.id())).hasSize(1);
  }

  @Test
  void aServerThatTheBotWasRemovedFromIsNotedAndOneThatItCameBackToIsNot() {
    guild.removeBot();

    var departures = darkroom.bot().departures();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(departures.noted("discord:"))
                .singleElement()
                .satisfies(it -> assertThat(it.value()).isEqualTo("discord:" + guild.id())));
  }
}
