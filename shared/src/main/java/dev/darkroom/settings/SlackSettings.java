package dev.darkroom.settings;

import java.net.URI;
import java.util.Optional;

/// How Slack is reached. Without a bot token and without a client id it is left out.
///
/// @param apiUrl Web API base, ends in a slash
/// @param clientId for several workspaces by OAuth
/// @param moderatorGroup user group whose members moderate, besides workspace admins
public record SlackSettings(
    Mode mode,
    URI apiUrl,
    Optional<Secret> botToken,
    Optional<Secret> appToken,
    Optional<Secret> signingSecret,
    Optional<String> clientId,
    Optional<Secret> clientSecret,
    Optional<String> moderatorGroup) {
  public enum Mode {
    SOCKET,
    HTTP
  }

  static SlackSettings from(Section section, Secrets secrets) {
    return new SlackSettings(
        section
            .key("mode", "socket needs no public address; http receives on the port above.")
            .choice(Mode.SOCKET),
        section
            .key("api-url", "Web API address; ends in a slash.")
            .address("https://slack.com/api/"),
        secrets.read("SLACK_BOT_TOKEN", SecretShape.SLACK_BOT, "Bot token; switches Slack on."),
        secrets.read("SLACK_APP_TOKEN", SecretShape.SLACK_APP, "App token, for mode: socket."),
        secrets.read("SLACK_SIGNING_SECRET", SecretShape.OTHER, "Signing secret, for mode: http."),
        section
            .key("client-id", "OAuth client id, to be installed in several workspaces.")
            .optionalText(),
        secrets.read("SLACK_CLIENT_SECRET", SecretShape.OTHER, "OAuth client secret."),
        section
            .key("moderator-group", "Id of a user group whose members moderate.")
            .optionalText());
  }
}
