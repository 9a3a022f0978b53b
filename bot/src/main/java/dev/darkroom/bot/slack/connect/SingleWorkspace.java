package dev.darkroom.bot.slack.connect;

import dev.darkroom.settings.Secret;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One token for everybody who reaches the bot: the plain way to run it. Who the bot is there is
/// known once Slack was asked.
final class SingleWorkspace implements Installations {
  private final Secret token;
  private volatile Installation installation;
  private volatile boolean forgotten;

  SingleWorkspace(Secret token) {
    this.token = token;
    this.installation = new Installation(token, "", "");
  }

  Secret token() {
    return token;
  }

  void identified(String botId, String botUserId) {
    installation = new Installation(token, botId, botUserId);
    forgotten = false;
  }

  @Override
  public Optional<Installation> find(@Nullable String team) {
    return forgotten ? Optional.empty() : Optional.of(installation);
  }

  @Override
  public void forget(@Nullable String team, Instant at) {
    forgotten = true;
  }
}
