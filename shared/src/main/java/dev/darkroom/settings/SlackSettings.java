package dev.darkroom.settings;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;

/// How Slack is reached. Without a bot token and without a client id it is left out.
///
/// @param apiUrl Web API base, ends in a slash
/// @param botToken for one workspace
/// @param clientId for several workspaces by OAuth, in place of the bot token
/// @param installationsKey what tokens of installations are encrypted with, 32 bytes in base64
/// @param publicUrl how the world reaches the port of HTTP mode, for OAuth
/// @param moderatorGroup user group whose members moderate, besides workspace admins
public record SlackSettings(
    Mode mode,
    URI apiUrl,
    Optional<Secret> botToken,
    Optional<Secret> appToken,
    Optional<Secret> signingSecret,
    Optional<String> clientId,
    Optional<Secret> clientSecret,
    Optional<Secret> installationsKey,
    Optional<URI> publicUrl,
    Optional<String> moderatorGroup) {
  private static final int KEY_BYTES = 32;

  public enum Mode {
    SOCKET,
    HTTP
  }

  static SlackSettings from(Section section, Secrets secrets, Optional<URI> publicUrl) {
    var settings =
        new SlackSettings(
            section
                .key(
                    "mode",
                    "socket needs no public address; http receives on the port above, at"
                        + " /slack/events.")
                .choice(Mode.SOCKET),
            section
                .key("api-url", "Web API address; ends in a slash.")
                .address("https://slack.com/api/"),
            secrets.read("SLACK_BOT_TOKEN", SecretShape.SLACK_BOT, "Bot token; switches Slack on."),
            secrets.read("SLACK_APP_TOKEN", SecretShape.SLACK_APP, "App token, for mode: socket."),
            secrets.read(
                "SLACK_SIGNING_SECRET", SecretShape.OTHER, "Signing secret, for mode: http."),
            section
                .key(
                    "client-id",
                    "OAuth client id, to be installed in several workspaces; in place of"
                        + " SLACK_BOT_TOKEN.")
                .optionalText(),
            secrets.read("SLACK_CLIENT_SECRET", SecretShape.OTHER, "OAuth client secret."),
            secrets.read(
                "SLACK_INSTALLATIONS_KEY",
                SecretShape.OTHER,
                "Encrypts the tokens of workspaces; make it with: openssl rand -base64 32"),
            publicUrl,
            section
                .key("moderator-group", "Id of a user group whose members moderate.")
                .optionalText());
    settings.check(section);
    return settings;
  }

  /// Whether Slack is used at all.
  public boolean isOn() {
    return botToken.isPresent() || clientId.isPresent();
  }

  private void check(Section section) {
    if (!isOn()) return;
    switch (mode) {
      case SOCKET -> need(section, "mode", "socket", "SLACK_APP_TOKEN", appToken);
      case HTTP -> need(section, "mode", "http", "SLACK_SIGNING_SECRET", signingSecret);
    }
    if (clientId.isEmpty()) return;
    if (botToken.isPresent())
      section.mistake("client-id", "is set together with SLACK_BOT_TOKEN; keep one of them");
    need(section, "client-id", "it", "SLACK_CLIENT_SECRET", clientSecret);
    need(section, "client-id", "it", "SLACK_INSTALLATIONS_KEY", installationsKey);
    need(section, "client-id", "it", "public-url", publicUrl);
    if (installationsKey.isPresent() && !isKey(installationsKey.get().reveal()))
      section.mistake(
          "client-id",
          "expected 32 bytes in base64 in SLACK_INSTALLATIONS_KEY; make it with: openssl rand"
              + " -base64 32");
  }

  private static void need(
      Section section, String key, String who, String what, Optional<?> value) {
    if (value.isEmpty()) section.mistake(key, "%s needs %s; set it".formatted(who, what));
  }

  private static boolean isKey(String text) {
    try {
      return Base64.getDecoder().decode(text).length == KEY_BYTES;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }
}
