package dev.darkroom.bot.slack.connect;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the bot is installed. Every request asks here, so answers come from memory or from the
/// database, never from Slack.
public interface Installations {
  /// @param enterprise id of the Enterprise Grid organisation, where there is one
  /// @param team id of the workspace; null for what belongs to a whole organisation
  Optional<Installation> find(@Nullable String enterprise, @Nullable String team);

  /// Whoever removed the bot, or revoked its token, is forgotten with all tokens.
  void forget(@Nullable String enterprise, @Nullable String team);
}
