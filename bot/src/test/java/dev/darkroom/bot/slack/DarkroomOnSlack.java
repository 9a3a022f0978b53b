package dev.darkroom.bot.slack;

import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.slack.standin.Message;
import dev.darkroom.bot.slack.standin.Person;
import dev.darkroom.bot.slack.standin.SlackFile;
import dev.darkroom.bot.slack.standin.StandInSlack;
import dev.darkroom.bot.slack.standin.Workspace;
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
import java.util.Optional;

/// The whole bot, with real Bolt, a real database and the real engine, talking to a stand-in.
final class DarkroomOnSlack implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Bot bot;
  private final Slack slack;

  /// Not connected yet.
  DarkroomOnSlack(StandInSlack standIn, Path folder, Map<String, String> variables) {
    var all = new HashMap<>(standIn.variables());
    all.putAll(variables);
    var setup = Setup.load(ConfigFixture.RELEASED, all).withData(folder);
    bot = Bot.open(setup, List.of(), InstantSource.system());
    slack = Talk.slack(bot, setup, InstantSource.system()).orElseThrow();
  }

  /// Connected, and working.
  static DarkroomOnSlack start(StandInSlack standIn, Path folder) {
    return start(standIn, folder, Map.of());
  }

  static DarkroomOnSlack start(StandInSlack standIn, Path folder, Map<String, String> variables) {
    var darkroom = new DarkroomOnSlack(standIn, folder, variables);
    darkroom.connect();
    darkroom.work();
    return darkroom;
  }

  void connect() {
    try {
      slack.connect();
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

  Slack slack() {
    return slack;
  }

  static MemberId member(Person person) {
    return new MemberId(community(person.workspace()), person.id());
  }

  static CommunityId community(Workspace workspace) {
    return new CommunityId("slack:" + workspace.id());
  }

  List<Generation> generationsOf(Person person) {
    return bot.generations().ofMember(member(person), 50);
  }

  /// Waits until every generation of the person has ended.
  List<Generation> ended(Person person) {
    await()
        .atMost(PATIENCE)
        .until(() -> {
          var all = generationsOf(person);
          return !all.isEmpty() && all.stream().allMatch(it -> it.state().isEnd());
        });
    return generationsOf(person);
  }

  /// A photograph of somebody in Slack.
  static SlackFile photo(Person person, Samples sample) {
    try {
      var folder = Files.createTempDirectory("photo");
      var file = sample.copyTo(folder);
      var bytes = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(folder);
      return person.file(sample.fileName(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits for the message with the buttons of a result.
  static Message result(List<Message> messages) {
    return find(messages).orElseThrow();
  }

  static Optional<Message> find(List<Message> messages) {
    return messages.stream()
        .filter(it -> !it.isDeleted() && it.buttons().contains("Again"))
        .findFirst();
  }

  @Override
  public void close() {
    bot.drain();
    slack.close();
    bot.close();
  }
}
