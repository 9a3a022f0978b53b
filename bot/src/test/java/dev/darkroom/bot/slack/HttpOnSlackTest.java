package dev.darkroom.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.ops.HealthServer;
import dev.darkroom.bot.slack.standin.StandInSlack;
import dev.darkroom.samples.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same conversation where Slack posts to the bot's own address instead of a web socket.
final class HttpOnSlackTest {
  @TempDir private Path folder;

  private final StandInSlack slack = StandInSlack.start();
  private DarkroomOnSlack darkroom;
  private HealthServer server;

  @BeforeEach
  void start() {
    var variables =
        Map.of("DARKROOM_SLACK_MODE", "http", "SLACK_SIGNING_SECRET", slack.signingSecret());
    darkroom = new DarkroomOnSlack(slack, folder, variables);
    server = HealthServer.start("127.0.0.1", 0, List.of(), darkroom.slack()::into);
    var _ = slack.overHttp("http://127.0.0.1:" + server.port() + "/slack/events");
    darkroom.connect();
    darkroom.work();
  }

  @AfterEach
  void close() {
    server.close();
    darkroom.close();
    slack.close();
  }

  @Test
  @Tag("C01")
  void aWholeConversationGoesOverHttpAndWhatIsRepeatedIsDoneOnce() {
    var channel = slack.workspace().channel("pictures");
    var ada = slack.workspace().person("Ada");
    var thread = ThreadOnSlack.begin(channel, ada);

    var form = thread.transform(ada);
    slack.deliverAgain(form, true);
    var first = thread.awaitResult();
    var _ = ada.clicks(first, "Again").awaitAck();
    await().atMost(DarkroomOnSlack.PATIENCE).until(() -> thread.results().size() == 2);

    var _ = ada.runs(channel, "/darkroom", "history").awaitAck();
    assertThat(ada.awaitEphemeral(0).words()).contains("#1", "#2").doesNotContain("#3");

    var parent = ada.says(channel, "", DarkroomOnSlack.photo(ada, Samples.COFFEE_PRODUCT));
    parent.reply(ada, slack.workspace().botMention() + " oil painting in warm evening light");
    var mentioned = new ThreadOnSlack(channel, parent);
    assertThat(mentioned.awaitResult().words()).contains("oil painting");

    var _ = ada.opensHome().awaitAck();
    await().atMost(DarkroomOnSlack.PATIENCE).until(() -> ada.home().isPresent());
    assertThat(darkroom.ended(ada)).hasSize(3);
    assertThat(slack.socket().connects()).isZero();
  }
}
