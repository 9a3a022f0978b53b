package dev.darkroom.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.discord.standin.Channel;
import dev.darkroom.bot.discord.standin.Interaction;
import dev.darkroom.bot.discord.standin.Message;
import dev.darkroom.bot.discord.standin.Person;
import dev.darkroom.bot.discord.standin.StandInDiscord;
import dev.darkroom.bot.standin.DarkroomProcess;
import dev.darkroom.samples.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bot is killed with SIGKILL somewhere between the acknowledgement and the result, and started
/// again: what was asked for still comes, once.
///
/// `-Ddiscord.kills=` how often, `-Ddiscord.seed=` which moments.
final class KilledOnDiscordTest {
  private static final int KILLS = Integer.getInteger("discord.kills", 1);
  private static final long SEED = Long.getLong("discord.seed", 20_261_124L);
  private static final int WORK_MS = 3_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private final StandInDiscord discord = StandInDiscord.start();
  private final Channel channel = discord.guild("Photo club").channel("pictures");
  private final Person ada = channel.guild().orElseThrow().member("Ada");

  @AfterEach
  void close() {
    discord.close();
  }

  @Test
  @Tag("K03")
  void whatWasQueuedComesOnceThoughTheBotWasKilled() {
    var moments = new Random(SEED);
    System.out.printf("discord.kills=%d discord.seed=%d%n", KILLS, SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      var asked = askAndKillAfter(moments.nextInt(WORK_MS));

      try (var _ = start()) {
        await().atMost(PATIENCE).until(() -> hasPicture(asked.reply()));
        assertThat(channel.messages())
            .filteredOn(KilledOnDiscordTest::hasPicture)
            .hasSize(kill + 1);
      }
    }
    assertThat(DarkroomProcess.log(folder)).doesNotContain(discord.token());
  }

  /// Waits until the generation is stored, as the status message shows, and a while longer.
  private Interaction askAndKillAfter(int ms) {
    try (var first = start()) {
      var asked =
          ada.slash(
              channel,
              "transform",
              Map.of(
                  "prompt", "soft watercolour in warm evening light",
                  "model", "darkroom",
                  "picture", DarkroomOnDiscord.photo(Samples.MOUNTAIN_DAY)));
      var _ = asked.reply();
      await().pollDelay(ms, TimeUnit.MILLISECONDS).atMost(PATIENCE).until(() -> true);
      first.kill();
      return asked;
    }
  }

  private DarkroomProcess start() {
    var process = DarkroomProcess.start(discord, folder);
    await()
        .atMost(PATIENCE)
        .until(() -> !discord.gateway().connected().isEmpty() && discord.commands().writes() > 0);
    return process;
  }

  private static boolean hasPicture(Message message) {
    return !message.files().isEmpty();
  }
}
