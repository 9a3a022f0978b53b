package dev.darkroom.bot.slack.connect;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import dev.darkroom.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Asks Slack to be let in: who the bot is, and where the next web socket is.
final class Entrance implements SocketMode.Address {
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
  private final Secret appToken;
  private final Optional<SingleWorkspace> workspace;
  private boolean identified;

  /// @param workspace told who the bot is, where there is only one
  Entrance(WebApi api, Secret appToken, Optional<SingleWorkspace> workspace) {
    this.api = api;
    this.appToken = appToken;
    this.workspace = workspace;
  }

  @Override
  public URI next() throws IOException, SocketMode.Later {
    if (!identified && workspace.isPresent()) identify(workspace.get());
    var answer = ask("SLACK_APP_TOKEN", () -> api.with(appToken).appsConnectionsOpen(it -> it));
    return URI.create(answer.getUrl());
  }

  private void identify(SingleWorkspace single) throws IOException, SocketMode.Later {
    var answer = ask("SLACK_BOT_TOKEN", () -> api.with(single.token()).authTest(it -> it));
    single.identified(answer.getBotId(), answer.getUserId());
    identified = true;
  }

  private interface Call<T> {
    T answer() throws IOException, SlackApiException;
  }

  /// @param name of the variable that holds the token, for the operator
  private static <T extends SlackApiTextResponse> T ask(String name, Call<T> call)
      throws IOException, SocketMode.Later {
    try {
      var answer = call.answer();
      if (answer.isOk()) return answer;
      if (FINAL.contains(answer.getError())) throw refusal(name, answer.getError());
      throw new SocketMode.Later(answer.getError(), Duration.ZERO);
    } catch (SlackApiException fault) {
      throw new SocketMode.Later("status " + fault.getResponse().code(), retryAfter(fault));
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
