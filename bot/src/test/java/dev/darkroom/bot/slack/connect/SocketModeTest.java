package dev.darkroom.bot.slack.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.slack.standin.Channel;
import dev.darkroom.bot.slack.standin.Fault;
import dev.darkroom.bot.slack.standin.Person;
import dev.darkroom.bot.slack.standin.StandInSlack;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The way of envelopes, whatever happens to the socket.
final class SocketModeTest {
  private final StandInSlack slack = StandInSlack.start();
  private final Channel channel = slack.workspace().channel("general");
  private final Person ann = slack.workspace().person("Ann");
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final CountDownLatch held = new CountDownLatch(1);
  private SlackConnection connection;

  @BeforeEach
  void connect() throws InterruptedException {
    connection = Connected.to(slack);
    var _ =
        connection
            .app()
            .command(
                "/darkroom",
                (request, context) -> {
                  heard.add(request.getPayload().getText());
                  if (request.getPayload().getText().equals("hold")) awaitRelease();
                  return context.ack("heard");
                });
    connection.connect();
  }

  private void awaitRelease() {
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void close() {
    held.countDown();
    connection.close();
    slack.close();
  }

  @Test
  void aCommandIsAcknowledgedWithWhatTheHandlerSays() {
    var command = ann.runs(channel, "/darkroom", "help").awaitAck();

    assertThat(command.ack().path("text").asText()).isEqualTo("heard");
    assertThat(ann.ephemerals()).singleElement().extracting(it -> it.text()).isEqualTo("heard");
  }

  /// Otherwise Slack would send it again.
  @Test
  void whatNobodyHandlesIsAcknowledged() {
    assertThat(ann.shortcut("nobody's").awaitAck().isAcknowledged()).isTrue();
  }

  @Test
  void aSlowHandlerHoldsNobodyUp() {
    var slow = ann.runs(channel, "/darkroom", "hold");

    var quick = ann.runs(channel, "/darkroom", "quick").awaitAck();

    assertThat(quick.isAcknowledged()).isTrue();
    assertThat(slow.isAcknowledged()).isFalse();
  }

  /// Slack ends a socket some seconds after it has said so: the next one stands before.
  @Test
  @Tag("C09")
  void anAnnouncedEndLosesNothing() {
    var before = ann.runs(channel, "/darkroom", "hold");
    awaitHeard("hold");

    slack.socket().warnAll();
    patiently().until(() -> slack.socket().connected() == 1);
    assertThat(slack.socket().open()).isEqualTo(2);
    ann.runs(channel, "/darkroom", "after").awaitAck();
    held.countDown();
    before.awaitAck();
    slack.socket().closeOld();

    ann.runs(channel, "/darkroom", "long after").awaitAck();
    assertThat(slack.socket().connected()).isEqualTo(1);
    assertThat(slack.socket().connects()).isEqualTo(2);
  }

  @Test
  @Tag("C09")
  void aRefreshIsFollowedAtOnce() {
    slack.socket().refreshAll();
    slack.socket().closeOld();

    ann.runs(channel, "/darkroom", "after").awaitAck();
    assertThat(slack.socket().connects()).isEqualTo(2);
  }

  /// What was on its way is acknowledged on the next socket, once.
  @Test
  @Tag("C09")
  void anEnvelopeThatTheSocketBrokeUnderIsAcknowledgedOnTheNext() {
    var command = ann.runs(channel, "/darkroom", "hold");
    awaitHeard("hold");

    slack.socket().cutAll();
    patiently().until(() -> slack.socket().connected() == 1);
    held.countDown();

    assertThat(command.awaitAck().acknowledgements()).isEqualTo(1);
    assertThat(heard).containsExactly("hold");
  }

  @Test
  @Tag("C09")
  void aBrokenSocketIsReplacedThoughSlackRefusesForAWhile() {
    slack.failNext(
        "apps.connections.open", Fault.status(500), Fault.tooMany(Duration.ofSeconds(1)));
    slack.socket().refuseConnections(1);
    slack.socket().cutAll();

    ann.runs(channel, "/darkroom", "after").awaitAck();
    assertThat(connection.isConnected()).isTrue();
  }

  /// Two ways to say no that end other clients for good.
  @Test
  @Tag("C09")
  void aRefusalOnTheWayBackIsNotTheEnd() {
    slack.failNext("apps.connections.open", Fault.error("internal_error"), Fault.dropBefore());
    slack.socket().cutAll();

    ann.runs(channel, "/darkroom", "after").awaitAck();
  }

  @Test
  void whileItIsNotConnectedItSaysSo() {
    slack.failNext("apps.connections.open", Fault.error("invalid_auth"));
    slack.socket().cutAll();

    patiently().until(() -> slack.calls("apps.connections.open").size() == 2);
    assertThat(connection.isConnected()).isFalse();
  }

  /// Whether it has the effect once is for the handlers; here it must be answered both times.
  @Test
  @Tag("C01")
  void whatSlackRepeatsIsAcknowledgedEachTime() {
    var command = ann.runs(channel, "/darkroom", "again").awaitAck();

    slack.deliverAgain(command, false);
    slack.deliverAgain(command, true);

    patiently().until(() -> command.acknowledgements() == 3);
    assertThat(heard).hasSize(3);
  }

  @Test
  void eventsReachTheirHandler() {
    slack.workspace().channel("other");
    ann.says(channel, "look " + slack.workspace().botMention());

    slack.mentions().getFirst().awaitAck();
  }

  /// The socket stays, yet nobody is answered: operators are told, and it mends itself.
  @Test
  @Tag("C09")
  void aTokenThatWasTakenBackIsSaidToOperatorsUntilItIsGoodAgain() {
    assertThat(connection.trouble()).isEmpty();

    slack.workspace().revokeTokens();
    patiently().until(() -> connection.trouble().isPresent());
    assertThat(connection.trouble().orElseThrow())
        .contains("SLACK_BOT_TOKEN", "api.slack.com/apps");
    connection.renewTokens();
    assertThat(connection.trouble()).isPresent();
    ann.runs(channel, "/darkroom", "nobody hears").awaitAck();

    slack.workspace().installAgain();
    connection.renewTokens();

    assertThat(connection.trouble()).isEmpty();
    var after = ann.runs(channel, "/darkroom", "after").awaitAck();
    assertThat(after.ack().path("text").asText()).isEqualTo("heard");
    assertThat(heard).containsExactly("after");
  }

  @Test
  @Tag("C09")
  void aTokenThatWasTakenBackInSilenceIsNoticed() {
    slack.workspace().revokeTokensInSilence();

    connection.renewTokens();

    assertThat(connection.trouble().orElseThrow()).contains("SLACK_BOT_TOKEN", "token_revoked");
  }

  private void awaitHeard(String text) {
    patiently().until(() -> heard.contains(text));
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(30));
  }
}
