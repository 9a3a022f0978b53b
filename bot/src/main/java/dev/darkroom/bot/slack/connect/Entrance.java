package dev.darkroom.bot.slack.connect;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.darkroom.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks Slack to be let in: who the bot is, and where the next web socket is.
final class Entrance {
  private static final Logger log = LoggerFactory.getLogger(Entrance.class);

  /// Answers that no waiting changes.
  private static final Set<String> FINAL =
      Set.of(
          "invalid_auth",
          "not_authed",
          "account_inactive",
          "token_revoked",
          "token_expired",
          "not_allowed_token_type",
          "missing_scope",
          "no_permission",
          "access_denied",
          "org_login_required",
          "team_access_not_granted");

  private final WebApi api;
  private final Optional<Secret> appToken;
  private final Optional<SingleWorkspace> workspace;

  /// @param appToken for Socket Mode
  /// @param workspace told who the bot is, where there is only one
  Entrance(WebApi api, Optional<Secret> appToken, Optional<SingleWorkspace> workspace) {
    this.api = api;
    this.appToken = appToken;
    this.workspace = workspace;
  }

  /// Asks who the bot is, until Slack says it.
  ///
  /// @throws SlackException when Slack does not let the bot in
  /// @throws Later when Slack cannot tell now
  void identify() throws IOException, Later {
    if (workspace.isPresent() && !workspace.get().isPresent()) identify(workspace.get());
  }

  private void identify(SingleWorkspace single) throws IOException, Later {
    var answer = whoIs(api, single.token());
    single.identified(answer.getTeamId(), answer.getBotId(), answer.getUserId());
  }

  /// Asks again: the app may have been removed while nobody said so, or be back.
  void lookAgain() {
    if (workspace.isEmpty()) return;
    try {
      identify(workspace.get());
    } catch (SlackException refused) {
      workspace.get().refused(String.valueOf(refused.getMessage()));
    } catch (IOException | Later unknown) {
      log.atDebug().setCause(unknown).log("Slack does not say who the bot is");
    }
  }

  /// What operators have to do.
  Optional<String> trouble() {
    return workspace.flatMap(SingleWorkspace::trouble);
  }

  /// @throws SlackException when Slack does not take the token
  /// @throws Later when Slack cannot tell now
  static AuthTestResponse whoIs(WebApi api, Secret botToken) throws IOException, Later {
    return ask("SLACK_BOT_TOKEN", () -> api.with(botToken).authTest(it -> it));
  }

  /// An address for one connection.
  ///
  /// @throws SlackException when Slack does not let the bot in
  /// @throws Later when Slack cannot tell now
  URI nextSocket() throws IOException, Later {
    var token = appToken.orElseThrow();
    return URI.create(
        ask("SLACK_APP_TOKEN", () -> api.with(token).appsConnectionsOpen(it -> it)).getUrl());
  }

  private interface Call<T> {
    T answer() throws IOException, SlackApiException;
  }

  /// @param name of the variable that holds the token, for the operator
  private static <T extends SlackApiTextResponse> T ask(String name, Call<T> call)
      throws IOException, Later {
    try {
      var answer = call.answer();
      if (answer.isOk()) return answer;
      if (FINAL.contains(answer.getError())) throw refusal(name, answer.getError());
      throw new Later(answer.getError(), Duration.ZERO);
    } catch (SlackApiException fault) {
      throw new Later("status " + fault.getResponse().code(), retryAfter(fault));
    }
  }

  private static SlackException refusal(String name, String error) {
    var advice =
        switch (error) {
          case "missing_scope", "not_allowed_token_type" ->
              "it must be %s; make it again on the app's page at api.slack.com/apps."
                  .formatted(
                      name.equals("SLACK_APP_TOKEN")
                          ? "an app-level token (xapp-…) with connections:write"
                          : "the bot token (xoxb-…) of the installed app");
          default -> "copy it again from the app's page at api.slack.com/apps.";
        };
    return new SlackException("Slack refuses %s (%s): %s".formatted(name, error, advice));
  }

  private static Duration retryAfter(SlackApiException fault) {
    var header = fault.getResponse().header("Retry-After");
    if (header == null || !header.matches("[0-9]{1,6}")) return Duration.ZERO;
    return Duration.ofSeconds(Long.parseLong(header));
  }
}
