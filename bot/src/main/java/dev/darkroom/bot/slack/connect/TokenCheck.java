package dev.darkroom.bot.slack.connect;

import dev.darkroom.settings.SlackSettings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Asks Slack whether the tokens are good. It opens no connection and changes nothing.
public final class TokenCheck implements AutoCloseable {
  private final WebApi api;
  private final SlackSettings settings;

  public TokenCheck(SlackSettings settings) {
    this.api = new WebApi(settings.apiUrl());
    this.settings = settings;
  }

  /// What the bot's token is good for.
  ///
  /// @param where which workspace, and as whom
  /// @param lacking scopes that it should have and has not
  public record Bot(String where, List<String> lacking) {}

  /// The bot's token.
  ///
  /// @param scopes what it should be good for
  /// @throws SlackException when Slack does not take it
  /// @throws IOException when Slack does not answer
  public Bot bot(List<String> scopes) throws IOException {
    try {
      var answer = Entrance.whoIs(api, settings.botToken().orElseThrow());
      var lacking = new TreeSet<>(scopes);
      lacking.removeAll(granted(answer.getHttpResponseHeaders().get("x-oauth-scopes")));
      return new Bot(
          "%s (%s) as %s".formatted(answer.getTeam(), answer.getTeamId(), answer.getUser()),
          List.copyOf(lacking));
    } catch (Later busy) {
      throw noAnswer(busy);
    }
  }

  /// The app's token.
  ///
  /// @throws SlackException when Slack does not take it
  /// @throws IOException when Slack does not answer
  public void app() throws IOException {
    try {
      var _ = new Entrance(api, settings.appToken(), Optional.empty()).nextSocket();
    } catch (Later busy) {
      throw noAnswer(busy);
    }
  }

  private static IOException noAnswer(Later busy) {
    return new IOException("Slack does not answer (%s).".formatted(busy.getMessage()), busy);
  }

  private static List<String> granted(@Nullable List<String> headers) {
    if (headers == null) return List.of();
    return headers.stream()
        .flatMap(it -> List.of(it.split(",", -1)).stream())
        .map(String::strip)
        .toList();
  }

  @Override
  public void close() {
    api.close();
  }
}
