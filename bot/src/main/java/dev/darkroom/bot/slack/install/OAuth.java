package dev.darkroom.bot.slack.install;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import dev.darkroom.bot.slack.connect.WebApi;
import dev.darkroom.settings.Secret;
import dev.darkroom.settings.SlackSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Slack's OAuth: where people agree, and what their agreement is exchanged for.
public final class OAuth {
  private static final Logger log = LoggerFactory.getLogger(OAuth.class);
  private static final String AGREE = "https://slack.com/oauth/v2/authorize";

  /// What a workspace, or a whole organisation, gave.
  ///
  /// @param workspace its id
  /// @param name what people call it
  record Granted(
      String workspace, String name, String appId, Tokens tokens, String botId, String botUserId) {}

  /// Slack did not confirm; the message is its name for it.
  static final class NotGranted extends Exception {
    private static final long serialVersionUID = 1L;

    NotGranted(String error) {
      super(error);
    }
  }

  private final WebApi api;
  private final String clientId;
  private final Secret clientSecret;
  private final URI publicUrl;
  private final List<String> scopes;
  private final InstantSource clock;

  /// @param settings with all that OAuth needs
  /// @param scopes what the bot asks for
  public OAuth(WebApi api, SlackSettings settings, List<String> scopes, InstantSource clock) {
    this.api = api;
    this.clientId = settings.clientId().orElseThrow();
    this.clientSecret = settings.clientSecret().orElseThrow();
    this.publicUrl = settings.publicUrl().orElseThrow();
    this.scopes = List.copyOf(scopes);
    this.clock = clock;
  }

  /// Whether the world reaches us by HTTPS.
  boolean isSecure() {
    return "https".equals(publicUrl.getScheme());
  }

  /// Where people agree.
  String address(String state) {
    return "%s?client_id=%s&scope=%s&state=%s&redirect_uri=%s"
        .formatted(
            AGREE,
            encoded(clientId),
            encoded(String.join(",", scopes)),
            encoded(state),
            encoded(Manifest.redirectAddress(publicUrl)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// What a code is good for, once.
  Granted exchange(String code) throws NotGranted {
    try {
      var answer =
          api.slack()
              .methods()
              .oauthV2Access(it ->
                  it.clientId(clientId)
                      .clientSecret(clientSecret.reveal())
                      .code(code)
                      .redirectUri(Manifest.redirectAddress(publicUrl)));
      if (!answer.isOk()) throw new NotGranted(String.valueOf(answer.getError()));
      return granted(answer);
    } catch (IOException | SlackApiException fault) {
      log.atWarn().setCause(fault).log("Slack does not answer about an installation");
      throw new NotGranted("no answer");
    }
  }

  private Granted granted(OAuthV2AccessResponse answer)
      throws IOException, SlackApiException, NotGranted {
    var tokens = tokens(answer);
    var who = api.with(tokens.bot()).authTest(it -> it);
    if (!who.isOk()) throw new NotGranted(String.valueOf(who.getError()));
    // For a whole organisation Slack names no workspace.
    boolean whole = answer.isEnterpriseInstall();
    return new Granted(
        whole ? answer.getEnterprise().getId() : answer.getTeam().getId(),
        whole ? answer.getEnterprise().getName() : answer.getTeam().getName(),
        answer.getAppId(),
        tokens,
        Optional.ofNullable(who.getBotId()).orElse(""),
        answer.getBotUserId());
  }

  /// The next tokens.
  ///
  /// @return empty where Slack does not give them now
  Optional<Tokens> renew(Secret refresh) {
    try {
      var answer =
          api.slack()
              .methods()
              .oauthV2Access(it ->
                  it.clientId(clientId)
                      .clientSecret(clientSecret.reveal())
                      .grantType("refresh_token")
                      .refreshToken(refresh.reveal()));
      if (answer.isOk()) return Optional.of(tokens(answer));
      log.atError().addKeyValue("error", answer.getError()).log("Slack does not renew a token");
    } catch (IOException | SlackApiException fault) {
      log.atWarn().setCause(fault).log("Slack does not answer about a token");
    }
    return Optional.empty();
  }

  private Tokens tokens(OAuthV2AccessResponse answer) {
    var seconds = Optional.ofNullable(answer.getExpiresIn()).filter(it -> it > 0);
    return new Tokens(
        new Secret(answer.getAccessToken()),
        Optional.ofNullable(answer.getRefreshToken()).map(Secret::new),
        seconds.map(it -> clock.instant().plusSeconds(it)));
  }
}
