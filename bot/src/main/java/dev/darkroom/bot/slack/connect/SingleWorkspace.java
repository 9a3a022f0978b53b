package dev.darkroom.bot.slack.connect;

import dev.darkroom.settings.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One token for everybody who reaches the bot: the plain way to run it. Who the bot is there is
/// known once Slack was asked, and whether it still is, each time that Slack is asked again.
final class SingleWorkspace implements Installations {
  private static final Logger log = LoggerFactory.getLogger(SingleWorkspace.class);
  private static final String REMOVED =
      "Slack took SLACK_BOT_TOKEN back or the app was removed: install it again on its page at"
          + " api.slack.com/apps; with a new token, set it and start again.";

  private final Secret token;
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private volatile Installation installation;
  private volatile boolean present;
  private volatile boolean forgotten;
  private volatile Optional<String> trouble = Optional.empty();

  SingleWorkspace(Secret token) {
    this.token = token;
    this.installation = new Installation(token, "", "");
  }

  Secret token() {
    return token;
  }

  /// Whether Slack said who the bot is, and nothing else since.
  boolean isPresent() {
    return present;
  }

  /// Slack takes the token.
  void identified(String team, String botId, String botUserId) {
    installation = new Installation(token, botId, botUserId);
    forgotten = false;
    trouble = Optional.empty();
    if (present) return;
    present = true;
    listeners.forEach(it -> it.accept(team));
  }

  /// Slack does not take the token any more.
  ///
  /// @param why one sentence that says what to do
  void refused(String why) {
    present = false;
    if (trouble.isEmpty()) log.atError().log(why);
    trouble = Optional.of(why);
  }

  /// What operators have to do.
  Optional<String> trouble() {
    return trouble;
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
  public List<String> forget(@Nullable String team, Instant at) {
    forgotten = true;
    refused(REMOVED);
    return team == null ? List.of() : List.of(team);
  }
}
