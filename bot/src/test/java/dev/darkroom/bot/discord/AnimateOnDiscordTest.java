package dev.darkroom.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.discord.standin.StandInDiscord;
import dev.darkroom.samples.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clips: longer on their way, and shown in another form.
final class AnimateOnDiscordTest {
  @TempDir private Path folder;

  @Test
  void aClipPlaysInItsMessageAndItsStatusChangesAtAnEasyPace() {
    try (var discord = StandInDiscord.start();
        var darkroom = DarkroomOnDiscord.start(discord, folder)) {
      var guild = discord.guild("Film club");
      var channel = guild.channel("clips");
      var ada = guild.member("Ada");
      var asked =
          ada.slash(
              channel,
              "animate",
              Map.of(
                  "prompt",
                  "slow push in, gentle rain",
                  "picture",
                  DarkroomOnDiscord.photo(Samples.MOUNTAIN_DAY),
                  "model",
                  "darkroom"));

      var message = asked.reply();
      await().atMost(Duration.ofSeconds(90)).until(() -> !message.attachments().isEmpty());

      assertThat(message.attachments().getFirst().name()).endsWith(".mp4");
      assertThat(message.content()).contains(ada.mention(), "gentle rain");
      assertThat(message.buttons()).extracting("label").contains("Again", "Info", "Delete");
      var gaps = message.editGaps();
      // The first is the status, the last the result, which waits for nothing.
      assertThat(gaps.subList(0, Math.max(0, gaps.size() - 1)))
          .allSatisfy(gap -> assertThat(gap).isGreaterThan(Duration.ofMillis(2_800)));
      assertThat(darkroom.ended(guild.id(), ada.id())).hasSize(1);
    }
  }

  @Test
  @Tag("C07")
  void whatIsTooLargeForDiscordComesAsASmallerCopy() {
    try (var discord = StandInDiscord.start();
        var darkroom = DarkroomOnDiscord.start(discord, folder)) {
      var guild = discord.guild("Photo club");
      var channel = guild.channel("pictures");
      var ada = guild.member("Ada");
      discord.uploadBytesMax(400_000);
      var asked =
          ada.slash(
              channel,
              "transform",
              Map.of(
                  "prompt",
                  "oil painting, warm light",
                  "picture",
                  DarkroomOnDiscord.photo(Samples.DANDELION_MEADOW),
                  "model",
                  "darkroom",
                  "size",
                  "2K"));

      var message = asked.reply();
      await().atMost(Duration.ofSeconds(90)).until(() -> !message.files().isEmpty());

      assertThat(message.files().getFirst().content().length).isLessThanOrEqualTo(400_000);
      assertThat(message.text()).contains("smaller copy");
      assertThat(darkroom.ended(guild.id(), ada.id())).hasSize(1);
    }
  }
}
