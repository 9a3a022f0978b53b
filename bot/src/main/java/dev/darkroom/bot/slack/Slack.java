package dev.darkroom.bot.slack;

import dev.darkroom.bot.slack.connect.SlackConnection;
import io.javalin.config.RoutesConfig;

/// The bot in Slack: made, connected, and closed.
public final class Slack implements AutoCloseable {
  private final SlackConnection connection;

  /// Nothing is reached before [#connect].
  public Slack(SlackConnection connection) {
    this.connection = connection;
  }

  /// @throws dev.darkroom.bot.slack.connect.SlackException when Slack does not let the bot in
  public void connect() throws InterruptedException {
    connection.connect();
  }

  /// What Slack, and people who install the bot, ask for over HTTP.
  public void into(RoutesConfig routes) {
    connection.into(routes);
  }

  /// Renews tokens that end soon. A chore for every few minutes.
  public void renewTokens() {
    connection.renewTokens();
  }

  /// Whether Slack can reach the bot.
  public boolean isConnected() {
    return connection.isConnected();
  }

  /// Lets what is being answered come to its end, then leaves.
  @Override
  public void close() {
    connection.close();
  }
}
