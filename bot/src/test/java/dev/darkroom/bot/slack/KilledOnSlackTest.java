package dev.darkroom.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.slack.standin.Channel;
import dev.darkroom.bot.slack.standin.Interaction;
import dev.darkroom.bot.slack.standin.Person;
import dev.darkroom.bot.slack.standin.StandInSlack;
import dev.darkroom.bot.standin.DarkroomProcess;
import dev.darkroom.store.Database;
import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.Invariants;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bot is killed with SIGKILL somewhere between the acknowledgement and the result, and started
/// again: what was asked for still comes, once.
///
/// `-Dslack.kills=` how often, `-Dslack.seed=` which moments.
final class KilledOnSlackTest {
  private static final int KILLS = Integer.getInteger("slack.kills", 1);
  private static final long SEED = Long.getLong("slack.seed", 20_261_124L);
  private static final int WORK_MS = 3_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private final StandInSlack slack = StandInSlack.start();
  private final Channel channel = slack.workspace().channel("pictures");
  private final Person ada = slack.workspace().person("Ada");

  @AfterEach
  void close() {
    slack.close();
  }

  @Test
  @Tag("K03")
  void whatWasTakenComesOnceThoughTheBotWasKilled() {
    var moments = new Random(SEED);
    System.out.printf("slack.kills=%d slack.seed=%d%n", KILLS, SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      var thread = ThreadOnSlack.begin(channel, ada);
      var sent = askAndKillAfter(thread, moments.nextInt(WORK_MS));

      try (var _ = start()) {
        // Slack does not know that it was acknowledged.
        slack.deliverAgain(sent, true);
        await().atMost(PATIENCE).until(() -> !thread.results().isEmpty());
        assertThat(thread.results()).hasSize(1);
        assertThat(thread.uploads()).hasSize(1);
      }
    }
    assertThat(DarkroomProcess.log(folder)).doesNotContain(slack.botToken(), slack.appToken());
    try (var database = Database.open(DatabaseSettings.in(folder.resolve("data")))) {
      assertThat(Invariants.check(database)).isEmpty();
    }
  }

  /// Waits for the status message, and a while longer.
  private Interaction askAndKillAfter(ThreadOnSlack thread, int ms) {
    try (var first = start()) {
      int before = channel.bots().size();
      var sent = thread.transform(ada);
      await().atMost(PATIENCE).until(() -> channel.bots().size() > before);
      await().pollDelay(ms, TimeUnit.MILLISECONDS).atMost(PATIENCE).until(() -> true);
      first.kill();
      return sent;
    }
  }

  private DarkroomProcess start() {
    int before = slack.socket().connects();
    var process = DarkroomProcess.start(folder, slack.variables());
    await()
        .atMost(PATIENCE)
        .until(() -> slack.socket().connects() > before && slack.socket().connected() > 0);
    return process;
  }
}
