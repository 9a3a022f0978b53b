package dev.darkroom.bot.slack.web;

import com.slack.api.methods.MethodsClient;
import dev.darkroom.settings.Secret;
import java.util.Optional;

/// The workspaces where the bot is installed. Tokens change while the bot runs, so both are asked
/// for each time anew.
public interface Workspaces {
  /// The Web API with the workspace's token; empty where the bot is not installed any more.
  Optional<MethodsClient> client(String team);

  /// The workspace's bot token, for files.
  Optional<Secret> token(String team);
}
