package dev.darkroom.bot.slack;

import static org.awaitility.Awaitility.await;

import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import dev.darkroom.bot.slack.standin.Channel;
import dev.darkroom.bot.slack.standin.Interaction;
import dev.darkroom.bot.slack.standin.Person;
import dev.darkroom.bot.slack.standin.StandInSlack;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// How soon a command is acknowledged: from the moment in which the stand-in writes the envelope to
/// the arrival of the acknowledgement. Darkroom, which looks credits up as well, and a Bolt app
/// with Bolt's own Socket Mode that only acknowledges, each with a stand-in of its own, in turn, in
/// one process. One JSON line per run on standard output.
///
/// `-Dbench.rounds=`, `-Dbench.singles=`, `-Dbench.burst=`.
public final class AcknowledgementOnSlackBench {
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final int SINGLES = Integer.getInteger("bench.singles", 200);
  private static final int BURST = Integer.getInteger("bench.burst", 200);
  private static final int PEOPLE = 50;
  private static final int BOLT_THREADS = 10;
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private AcknowledgementOnSlackBench() {}

  /// Stops a bot.
  private interface Ending extends Runnable {}

  /// A bot that is timed, the stand-in that it talks to, and the people who ask.
  private record Contender(
      String name, StandInSlack slack, Channel channel, List<Person> people, Ending ending)
      implements AutoCloseable {
    static Contender of(String name, StandInSlack slack, Ending ending) {
      var workspace = slack.workspace();
      var people = IntStream.range(0, PEOPLE).mapToObj(it -> workspace.person("P" + it)).toList();
      return new Contender(name, slack, workspace.channel("general"), people, ending);
    }

    Interaction ask(int number) {
      return people.get(number % PEOPLE).runs(channel, "/darkroom", "credits");
    }

    @Override
    public void close() {
      ending.run();
      slack.close();
    }
  }

  public static void main(String[] arguments) throws Exception {
    var folder = Files.createTempDirectory("acknowledgement-bench");
    var near = StandInSlack.start();
    var far = StandInSlack.start();
    try (var bare = Contender.of("bolt", near, bolt(near));
        var darkroom = Contender.of("darkroom", far, DarkroomOnSlack.start(far, folder)::close)) {
      for (int round = 0; round < ROUNDS; round++) {
        for (var it : List.of(bare, darkroom)) singles(round, it);
        for (var it : List.of(bare, darkroom)) burst(round, it);
      }
    }
    System.exit(0);
  }

  private static Ending bolt(StandInSlack slack) throws Exception {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.apiUrl().toString());
    config.setProxyUrl(null);
    config.setStatsEnabled(false);
    var app =
        new App(
            AppConfig.builder()
                .slack(com.slack.api.Slack.getInstance(config))
                .singleTeamBotToken(slack.botToken())
                .authTestCacheEnabled(true)
                .build());
    var _ = app.command("/darkroom", (_, context) -> context.ack());
    var socket =
        new SocketModeApp(slack.appToken(), app, SocketModeClient.Backend.Tyrus, BOLT_THREADS);
    socket.startAsync();
    return () -> {
      try {
        socket.stop();
      } catch (Exception unimportant) {
        throw new IllegalStateException(unimportant);
      }
    };
  }

  private static void singles(int round, Contender contender) {
    var asked = new ArrayList<Interaction>();
    for (int i = 0; i < SINGLES; i++) {
      var one = contender.ask(i);
      await().pollInterval(Duration.ofMillis(2)).atMost(PATIENCE).until(one::isAcknowledged);
      asked.add(one);
    }
    print(round, "one-at-a-time", contender, asked);
  }

  private static void burst(int round, Contender contender) {
    var asked = new ArrayList<Interaction>();
    for (int i = 0; i < BURST; i++) asked.add(contender.ask(i));
    await().atMost(PATIENCE).until(() -> asked.stream().allMatch(Interaction::isAcknowledged));
    print(round, "burst", contender, asked);
  }

  @SuppressWarnings("SystemOut") // The result.
  private static void print(int round, String name, Contender contender, List<Interaction> asked) {
    var times = asked.stream().map(Interaction::ackNanos).sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "{\"case\":\"%s\",\"bot\":\"%s\",\"round\":%d,\"n\":%d,\"p50Ms\":%.1f,\"p95Ms\":%.1f,"
            + "\"maxMs\":%.1f,\"late\":%d}%n",
        name,
        contender.name(),
        round,
        asked.size(),
        at(times, 0.5),
        at(times, 0.95),
        at(times, 1),
        times.stream().filter(it -> it > LIMIT.toNanos()).count());
  }

  private static double at(List<Long> sorted, double share) {
    int place = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, place)) / 1e6;
  }
}
