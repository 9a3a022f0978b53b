package dev.darkroom.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.discord.standin.Channel;
import dev.darkroom.bot.discord.standin.Interaction;
import dev.darkroom.bot.discord.standin.Person;
import dev.darkroom.bot.discord.standin.StandInDiscord;
import dev.darkroom.samples.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Discord may deliver an event more than once, and to more than one copy of the bot.
final class DuplicatesOnDiscordTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path folder;

  private final StandInDiscord discord = StandInDiscord.start();
  private final Channel channel = discord.guild("Photo club").channel("pictures");
  private final String guild = channel.guild().orElseThrow().id();
  private final Person ada = channel.guild().orElseThrow().member("Ada");

  @AfterEach
  void close() {
    discord.close();
  }

  @Test
  @Tag("C01")
  void anEventThatComesAgainToTheNextProcessMakesNothingNew() {
    Interaction asked;
    try (var first = DarkroomOnDiscord.start(discord, folder)) {
      asked = transform();
      await().atMost(PATIENCE).until(() -> !asked.reply().files().isEmpty());
      var _ = first.ended(guild, ada.id());
    }
    var result = asked.reply().files();

    try (var next = DarkroomOnDiscord.start(discord, folder)) {
      discord.send(asked);
      await().atMost(PATIENCE).until(() -> discord.refusals().containsKey(400));
      var _ = ada.slash(channel, "models", Map.of()).reply();

      assertThat(next.generationsOf(guild, ada.id())).hasSize(1);
    }
    assertThat(channel.messages()).containsExactly(asked.reply());
    assertThat(asked.reply().files()).isEqualTo(result);
  }

  private Interaction transform() {
    return ada.slash(
        channel,
        "transform",
        Map.of(
            "prompt",
            "soft watercolour in warm evening light",
            "model",
            "darkroom",
            "picture",
            DarkroomOnDiscord.photo(Samples.COFFEE_PRODUCT)));
  }
}
