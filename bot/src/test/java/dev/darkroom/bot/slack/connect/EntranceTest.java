package dev.darkroom.bot.slack.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.bot.slack.standin.Fault;
import dev.darkroom.bot.slack.standin.StandInSlack;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The first minute: what stops the start, and what it outlives.
final class EntranceTest {
  private final StandInSlack slack = StandInSlack.start();

  @AfterEach
  void close() {
    slack.close();
  }

  @Test
  @Tag("F02")
  void aWrongBotTokenIsNamedAndNotPrinted() {
    var wrong = Map.of("SLACK_BOT_TOKEN", "xoxb-000000000000-000000000000-wrong");

    assertThatThrownBy(() -> connect(wrong))
        .isInstanceOf(SlackException.class)
        .hasMessageContaining("SLACK_BOT_TOKEN")
        .hasMessageContaining("invalid_auth")
        .hasMessageNotContainingAny("wrong");
  }

  @Test
  @Tag("F02")
  void aWrongAppTokenIsNamed() {
    var wrong = Map.of("SLACK_APP_TOKEN", "xapp-1-A1-000000000000-wrong");

    assertThatThrownBy(() -> connect(wrong))
        .isInstanceOf(SlackException.class)
        .hasMessageContaining("SLACK_APP_TOKEN");
  }

  @Test
  void anAppTokenWithoutItsScopeIsExplained() {
    slack.failNext("apps.connections.open", Fault.error("missing_scope"));

    assertThatThrownBy(() -> connect(Map.of()))
        .isInstanceOf(SlackException.class)
        .hasMessageContaining("connections:write");
  }

  /// One such answer ends the start of Bolt's own clients.
  @Test
  void aSlackThatStumblesAtTheStartIsAskedAgain() throws InterruptedException {
    slack.failNext("auth.test", Fault.status(503), Fault.dropBefore());
    slack.failNext("apps.connections.open", Fault.status(500), Fault.error("internal_error"));

    try (var connection = connect(Map.of())) {
      assertThat(connection.isConnected()).isTrue();
    }
    assertThat(slack.calls("auth.test")).hasSize(3);
  }

  @Test
  void slackIsAskedHowLongToWait() throws InterruptedException {
    slack.failNext("apps.connections.open", Fault.tooMany(Duration.ofSeconds(1)));

    try (var connection = connect(Map.of())) {
      assertThat(connection.isConnected()).isTrue();
    }
    assertThat(slack.calls("apps.connections.open")).hasSize(2);
  }

  private SlackConnection connect(Map<String, String> variables) throws InterruptedException {
    var connection =
        SlackConnection.of(Connected.settings(slack, variables), InstantSource.system());
    try {
      connection.connect();
      return connection;
    } catch (SlackException refused) {
      connection.close();
      throw refused;
    }
  }
}
