package dev.darkroom.bot.slack.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.bot.slack.standin.StandInSlack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The way of envelopes, whatever happens to the socket.
final class SocketModeTest {
  private final StandInSlack slack = StandInSlack.start();
  private SlackConnection connection;

  @BeforeEach
  void connect() throws InterruptedException {
    connection = Connected.to(slack);
    var _ = connection.app().command("/darkroom", (_, context) -> context.ack("heard"));
    connection.connect();
  }

  @AfterEach
  void close() {
    connection.close();
    slack.close();
  }

  @Test
  void aCommandIsAcknowledgedWithWhatTheHandlerSays() {
    var channel = slack.workspace().channel("general");
    var ann = slack.workspace().person("Ann");

    var command = ann.runs(channel, "/darkroom", "help").awaitAck();

    assertThat(command.ack().path("text").asText()).isEqualTo("heard");
    assertThat(ann.ephemerals()).singleElement().extracting(it -> it.text()).isEqualTo("heard");
  }

  /// Otherwise Slack would send it again.
  @Test
  void whatNobodyHandlesIsAcknowledged() {
    var ann = slack.workspace().person("Ann");

    assertThat(ann.shortcut("nobody's").awaitAck().isAcknowledged()).isTrue();
  }
}
