package dev.darkroom.bot.slack.connect;

import dev.darkroom.settings.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One token for everybody who reaches the bot: the plain way to run it. Who the bot is there is
/// known once Slack was asked.
final class SingleWorkspace implements Installations {
  private final Secret token;
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private volatile Installation installation;
  private volatile boolean forgotten;

  SingleWorkspace(Secret token) {
    this.token = token;
    this.installation = new Installation(token, "", "");
  }

  Secret token() {
    return token;
  }

  void identified(String team, String botId, String botUserId) {
    installation = new Installation(token, botId, botUserId);
    forgotten = false;
    listeners.forEach(it -> it.accept(team));
  }

  @Override
  public Optional<Installation> find(@Nullable String team) {
    return forgotten ? Optional.empty() : Optional.of(installation);
  }

  @Override
  public void onArrival(Consumer<String> team) {
    listeners.add(team);
  }

  @Override
  public void forget(@Nullable String team, Instant at) {
    forgotten = true;
  }
}
