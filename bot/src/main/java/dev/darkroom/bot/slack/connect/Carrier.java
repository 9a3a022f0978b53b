package dev.darkroom.bot.slack.connect;

import java.time.Duration;

/// How what happens in Slack comes to the bot.
sealed interface Carrier extends AutoCloseable permits SocketMode, HttpMode {
  /// Begins.
  ///
  /// @return whether it works in time; if not, the trying goes on
  /// @throws SlackException when Slack does not let the bot in
  boolean connect(Duration patience) throws InterruptedException;

  boolean isConnected();

  @Override
  void close();
}
