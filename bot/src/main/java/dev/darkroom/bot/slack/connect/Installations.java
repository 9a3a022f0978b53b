package dev.darkroom.bot.slack.connect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where the bot is installed. Every request asks here, so answers come from memory or from the
/// database, never from Slack.
public interface Installations {
  /// @param team id of the workspace; null for what belongs to none
  Optional<Installation> find(@Nullable String team);

  /// As [#find], for a workspace of an organisation, which may have installed the bot as a whole.
  ///
  /// @param enterprise id of the organisation
  default Optional<Installation> find(@Nullable String team, String enterprise) {
    return find(team);
  }

  /// As [#find], with a token that is good now. May ask Slack for a new one.
  default Optional<Installation> fresh(@Nullable String team) {
    return find(team);
  }

  /// Tells of every workspace that the bot comes into, or is found in.
  void onArrival(Consumer<String> team);

  /// Replaces tokens that end soon.
  default void renewDue() {}

  /// Whoever removed the bot, or revoked its token, is forgotten with all tokens.
  ///
  /// @param team id of the workspace, or of the organisation
  /// @param at when that was, to the second; who installed it anew since is not forgotten
  /// @return ids of workspaces where the bot is no longer
  List<String> forget(@Nullable String team, Instant at);
}
