package dev.darkroom.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.discord.standin.Channel;
import dev.darkroom.bot.discord.standin.Guild;
import dev.darkroom.bot.discord.standin.StandInDiscord;
import dev.darkroom.bot.standin.DarkroomProcess;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.State;
import dev.darkroom.provider.standin.BflStandIn;
import dev.darkroom.provider.standin.GeminiStandIn;
import dev.darkroom.provider.standin.StandIn;
import dev.darkroom.samples.Samples;
import dev.darkroom.store.Invariants;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bot is killed again and again while one service works on jobs and another answers calls:
/// nothing is ordered twice, nothing is lost, and only what came is charged.
///
/// `-Dcrash.kills=` how often, `-Dseed=` at which moments.
final class KilledServicesOnDiscordTest {
  private static final int KILLS = Integer.getInteger("crash.kills", 2);
  private static final long SEED = Long.getLong("seed", 20_261_124L);
  private static final int WORK_MS = 4_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// A model on each of the two services: a queue of jobs, and a call that answers with the result.
  private static final List<String> MODELS = List.of("flux-kontext-pro", "nano-banana");

  @TempDir private Path folder;

  private final StandInDiscord discord = StandInDiscord.start();
  private final StandIn jobs = new BflStandIn("key-of-bfl");
  private final StandIn calls = new GeminiStandIn("key-of-gemini");
  private final Guild guild = discord.guild("Photo club");
  private final Channel channel = guild.channel("pictures");
  private final List<String> people = new ArrayList<>();

  @AfterEach
  void close() {
    jobs.close();
    calls.close();
    discord.close();
  }

  @Test
  @Tag("K06")
  @Tag("K07")
  @Tag("K09")
  void nothingIsOrderedTwiceAndOnlyWhatCameIsCharged() {
    jobs.start(0);
    calls.start(0);
    var moments = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) askAndKillAfter(kill, moments.nextInt(WORK_MS));

    var variables = DarkroomProcess.reaching(jobs, calls);
    try (var last = DarkroomOnDiscord.start(discord, folder.resolve("data"), variables)) {
      var all = people.stream().flatMap(it -> last.ended(guild.id(), it).stream()).toList();

      assertThat(all).as("what people were told of").hasSize(KILLS * MODELS.size());
      assertThat(jobs.accepted()).isLessThanOrEqualTo(ofModel(all, MODELS.getFirst()));
      assertThat(calls.accepted()).isLessThanOrEqualTo(ofModel(all, MODELS.getLast()));
      long settled = all.stream().filter(it -> it.state() instanceof State.Settled).count();
      assertThat(channel.messages().stream().filter(it -> !it.files().isEmpty()))
          .hasSize((int) settled);
      assertThat(Invariants.check(last.bot().database())).isEmpty();
    }
  }

  private static int ofModel(List<Generation> all, String model) {
    return (int) all.stream().filter(it -> it.model().equals(model)).count();
  }

  private void askAndKillAfter(int round, int ms) {
    var variables = DarkroomProcess.reaching(jobs, calls);
    try (var process = DarkroomProcess.start(discord, folder, variables)) {
      await()
          .atMost(PATIENCE)
          .until(() -> !discord.gateway().connected().isEmpty() && discord.commands().writes() > 0);
      for (var model : MODELS) {
        var person = guild.member("Member " + round + " " + model);
        people.add(person.id());
        var asked =
            person.slash(
                channel,
                "transform",
                Map.of(
                    "prompt",
                    "warm evening light",
                    "model",
                    model,
                    "picture",
                    DarkroomOnDiscord.photo(Samples.MOUNTAIN_DAY)));
        var _ = asked.reply();
      }
      await().pollDelay(ms, TimeUnit.MILLISECONDS).atMost(PATIENCE).until(() -> true);
      process.kill();
    }
  }
}
