package dev.darkroom.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.discord.standin.Channel;
import dev.darkroom.bot.discord.standin.Guild;
import dev.darkroom.bot.discord.standin.Message;
import dev.darkroom.bot.discord.standin.StandInDiscord;
import dev.darkroom.bot.standin.DarkroomProcess;
import dev.darkroom.provider.standin.BflStandIn;
import dev.darkroom.samples.Samples;
import dev.darkroom.store.Database;
import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.Invariants;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator stops the bot while a service works for many, and starts it again.
final class StoppedOnDiscordTest {
  private static final int RUNNING = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private final StandInDiscord discord = StandInDiscord.start();
  private final BflStandIn bfl = new BflStandIn("key-of-bfl");
  private final Guild guild = discord.guild("Photo club");
  private final Channel channel = guild.channel("pictures");

  @AfterEach
  void close() {
    bfl.close();
    discord.close();
  }

  @Test
  @Tag("K18")
  void whatAServiceWorksOnIsLeftToTheNextRunAndNotOrderedTwice() {
    bfl.start(0);
    try (var first = start()) {
      for (int i = 0; i < RUNNING; i++) ask("Member " + i);
      await().atMost(PATIENCE).until(() -> bfl.accepted() == RUNNING);

      assertThat(first.stop()).isZero();
    }
    assertThat(pictures()).as("delivered before the stop").isLessThan(RUNNING);

    try (var second = start()) {
      await().atMost(PATIENCE).until(() -> pictures() == RUNNING);
      assertThat(second.stop()).isZero();
    }
    assertThat(bfl.accepted()).isEqualTo(RUNNING);
    try (var database = Database.open(DatabaseSettings.in(folder.resolve("data")))) {
      assertThat(Invariants.check(database)).isEmpty();
    }
  }

  private void ask(String name) {
    var asked =
        guild
            .member(name)
            .slash(
                channel,
                "transform",
                Map.of(
                    "prompt", "warm evening light #slow=12",
                    "model", "flux-kontext-pro",
                    "picture", DarkroomOnDiscord.photo(Samples.MOUNTAIN_DAY)));
    var _ = asked.reply();
  }

  private long pictures() {
    return channel.messages().stream().filter(StoppedOnDiscordTest::hasPicture).count();
  }

  private static boolean hasPicture(Message message) {
    return !message.files().isEmpty();
  }

  private DarkroomProcess start() {
    var variables = DarkroomProcess.reaching(bfl);
    variables.put("DARKROOM_QUEUE_SLOTS", Integer.toString(RUNNING));
    variables.put("DARKROOM_QUEUE_PER_COMMUNITY", Integer.toString(RUNNING));
    var process = DarkroomProcess.start(discord, folder, variables);
    await()
        .atMost(PATIENCE)
        .until(() -> !discord.gateway().connected().isEmpty() && discord.commands().writes() > 0);
    return process;
  }
}
