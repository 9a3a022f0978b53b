package dev.darkroom.bot.discord;

import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.discord.standin.StandInDiscord;
import dev.darkroom.bot.discord.standin.Upload;
import dev.darkroom.bot.wiring.Bot;
import dev.darkroom.bot.wiring.Setup;
import dev.darkroom.bot.wiring.Talk;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.Generation;
import dev.darkroom.samples.Samples;
import dev.darkroom.settings.ConfigFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// The whole bot, with real JDA, a real database and the real engine, talking to a stand-in.
final class DarkroomOnDiscord implements AutoCloseable {
  private final Bot bot;
  private final Discord discord;
  private final List<String> lost = new CopyOnWriteArrayList<>();

  /// Not connected yet.
  DarkroomOnDiscord(StandInDiscord standIn, Path folder, Map<String, String> variables) {
    var all = new HashMap<>(variables);
    all.putIfAbsent("DISCORD_TOKEN", standIn.token());
    all.put("DARKROOM_DISCORD_API_URL", standIn.apiUrl().toString());
    all.put(
        "DARKROOM_MEDIA_HOSTS",
        "http://" + standIn.apiUrl().getHost() + ":" + standIn.apiUrl().getPort());
    var setup = Setup.load(ConfigFixture.RELEASED, all).withData(folder);
    bot = Bot.open(setup, List.of(), InstantSource.system());
    discord =
        Talk.discord(
                bot,
                setup.configuration().settings(),
                InstantSource.system(),
                reason -> lost.add(String.valueOf(reason.getMessage())))
            .orElseThrow();
  }

  /// Connected, and working.
  static DarkroomOnDiscord start(StandInDiscord standIn, Path folder) {
    return start(standIn, folder, Map.of());
  }

  static DarkroomOnDiscord start(
      StandInDiscord standIn, Path folder, Map<String, String> variables) {
    var darkroom = new DarkroomOnDiscord(standIn, folder, variables);
    darkroom.connect();
    darkroom.work();
    return darkroom;
  }

  void connect() {
    try {
      discord.connect();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Starts the queue.
  void work() {
    bot.start();
  }

  Bot bot() {
    return bot;
  }

  Discord discord() {
    return discord;
  }

  /// Why Discord shut the bot out.
  List<String> lost() {
    return lost;
  }

  List<Generation> generationsOf(String guild, String person) {
    return bot.generations()
        .ofMember(new MemberId(new CommunityId("discord:" + guild), person), 50);
  }

  /// Waits until every generation of the person has ended.
  List<Generation> ended(String guild, String person) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          var all = generationsOf(guild, person);
          return !all.isEmpty() && all.stream().allMatch(it -> it.state().isEnd());
        });
    return generationsOf(guild, person);
  }

  /// A photograph on its way to Discord.
  static Upload photo(Samples sample) {
    try {
      var folder = Files.createTempDirectory("photo");
      var file = sample.copyTo(folder);
      var bytes = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(folder);
      return new Upload(sample.fileName(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    bot.drain();
    discord.close();
    bot.close();
  }
}
