package dev.darkroom.bot.slack.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.bot.ops.HealthServer;
import dev.darkroom.bot.slack.standin.Channel;
import dev.darkroom.bot.slack.standin.HttpDelivery;
import dev.darkroom.bot.slack.standin.HttpDelivery.Post;
import dev.darkroom.bot.slack.standin.Person;
import dev.darkroom.bot.slack.standin.StandInSlack;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Slack over HTTP: who gets in, and what is answered.
final class HttpModeTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final StandInSlack slack = StandInSlack.start();
  private final Channel channel = slack.workspace().channel("general");
  private final Person ann = slack.workspace().person("Ann");
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private volatile InstantSource clock = InstantSource.system();
  private volatile boolean failing;
  private SlackConnection connection;
  private HealthServer server;
  private HttpDelivery posts;

  @BeforeEach
  void connect() throws InterruptedException {
    var settings =
        Connected.settings(
            slack,
            Map.of("DARKROOM_SLACK_MODE", "http", "SLACK_SIGNING_SECRET", slack.signingSecret()));
    connection = SlackConnection.of(settings, () -> clock.instant());
    var _ =
        connection
            .app()
            .command(
                "/darkroom",
                (request, context) -> {
                  heard.add(request.getPayload().getText());
                  if (failing) throw new java.io.IOException("on purpose");
                  return context.ack("heard");
                });
    server = HealthServer.start("127.0.0.1", 0, List.of(), connection::into);
    posts = slack.overHttp("http://127.0.0.1:" + server.port() + "/slack/events");
    connection.connect();
  }

  @AfterEach
  void close() {
    server.close();
    connection.close();
    slack.close();
  }

  @Test
  void aCommandIsAnsweredInTheResponse() {
    var command = ann.runs(channel, "/darkroom", "hölp & more").awaitAck();

    assertThat(command.ack().path("text").asText()).isEqualTo("heard");
    assertThat(heard).containsExactly("hölp & more");
  }

  @Test
  void shortcutsAndEventsAreAcknowledged() {
    assertThat(ann.shortcut("nobody's").awaitAck().isAcknowledged()).isTrue();
    ann.says(channel, slack.workspace().botMention());
    slack.mentions().getFirst().awaitAck();
  }

  /// Slack asks this before it takes an address.
  @Test
  void theAddressIsVerified() {
    var body = "{\"type\":\"url_verification\",\"token\":\"t\",\"challenge\":\"3eZbrw1aB\"}";

    var answer = posts.send(posts.signed("application/json", body, clock.instant()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("3eZbrw1aB");
  }

  @Test
  void aWrongSignatureIsRefused() {
    var right = command("forged", clock.instant());
    var forged =
        new Post(
            right.address(),
            right.type(),
            right.body() + "x",
            right.timestamp(),
            right.signature());

    assertThat(posts.send(forged).status()).isEqualTo(401);
    assertThat(heard).isEmpty();
  }

  @Test
  void nothingSignedIsRefused() {
    var unsigned =
        new Post(command("x", clock.instant()).address(), "application/json", "{}", "", "");

    assertThat(posts.send(unsigned).status()).isEqualTo(401);
  }

  @Test
  void anOldTimestampIsRefusedThoughRightlySigned() {
    clock = () -> NOON;

    assertThat(posts.send(command("old", NOON.minus(Duration.ofMinutes(6)))).status())
        .isEqualTo(401);
    assertThat(heard).isEmpty();
  }

  /// Bolt alone would take it.
  @Test
  void aTimestampOfTheFutureIsRefusedThoughRightlySigned() {
    clock = () -> NOON;

    assertThat(posts.send(command("early", NOON.plus(Duration.ofMinutes(6)))).status())
        .isEqualTo(401);
    assertThat(heard).isEmpty();
  }

  @Test
  void clocksMayDifferALittle() {
    clock = () -> NOON;

    assertThat(posts.send(command("a", NOON.minusSeconds(290))).status()).isEqualTo(200);
    assertThat(posts.send(command("b", NOON.plusSeconds(290))).status()).isEqualTo(200);
  }

  @Test
  void aReplayIsRefused() {
    var recorded = command("once", clock.instant());

    assertThat(posts.send(recorded).status()).isEqualTo(200);
    assertThat(posts.send(recorded).status()).isEqualTo(401);
    assertThat(heard).containsExactly("once");
  }

  /// Slack sends again what failed; that is no replay.
  @Test
  void whatFailedMayComeAgain() {
    var post = command("twice", clock.instant());
    failing = true;
    assertThat(posts.send(post).status()).isEqualTo(500);
    failing = false;

    assertThat(posts.send(post).status()).isEqualTo(200);
  }

  @Test
  void somethingElseThatIsSignedIsABadRequest() {
    var answer = posts.send(posts.signed("text/plain", "hello", clock.instant()));

    assertThat(answer.status()).isBetween(400, 499);
  }

  private Post command(String text, Instant at) {
    var body =
        "command=%2Fdarkroom&text="
            + text
            + "&team_id="
            + slack.workspace().id()
            + "&user_id=U1&channel_id=C1&trigger_id=1.2&response_url=http%3A%2F%2F127.0.0.1%2F"
            + "&token=t&user_name=u&channel_name=c&team_domain=d&api_app_id=A1";
    return posts.signed("application/x-www-form-urlencoded", body, at);
  }
}
