package dev.darkroom.bot.slack.web;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import dev.darkroom.surface.Sent;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import okhttp3.Response;

/// Calls Slack's Web API for a workspace and says what became of it. The SDK throws on 429 and 5xx
/// and does not on `ok: false`; here all of it is an answer.
public final class Calls {
  private static final Duration AGAIN = Duration.ofSeconds(20);
  private static final Duration AGAIN_AT_MOST = Duration.ofHours(1);
  private static final Duration WAITED_OUT_MAX = Duration.ofSeconds(5);
  private static final int WAITS_MAX = 2;
  private static final String TOO_MANY = "HTTP 429";

  /// Errors that pass by themselves (Slack's documentation of the methods used, August 2026); every
  /// other one stays.
  private static final Set<String> PASSING =
      Set.of(
          "ratelimited",
          "rate_limited",
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "token_expired",
          "message_limit_exceeded");

  private final Workspaces workspaces;

  public Calls(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  /// One method of the Web API.
  public interface Method<T extends SlackApiTextResponse> {
    T call(MethodsClient client) throws IOException, SlackApiException;
  }

  /// What became of a call.
  public sealed interface Outcome<T> {
    record Fine<T>(T value) implements Outcome<T> {}

    /// @param error in Slack's words, such as `not_in_channel`
    record Refused<T>(String error) implements Outcome<T> {}

    /// It cannot be done now; it may have been done, and the answer was lost.
    ///
    /// @param broken whether the connection broke
    record Later<T>(Duration after, String why, boolean broken) implements Outcome<T> {
      public Later(Duration after, String why) {
        this(after, why, false);
      }
    }

    /// As a try to bring a message somewhere.
    default Sent sent(Function<T, Sent> done) {
      return switch (this) {
        case Fine<T>(var value) -> done.apply(value);
        case Refused<T>(var error) -> new Sent.Closed(error);
        case Later<T>(var after, var why, _) -> new Sent.Later(after, why);
      };
    }
  }

  /// Calls a method that may be repeated; once more at once when the connection breaks, as that of
  /// a connection that stood idle does.
  public <T extends SlackApiTextResponse> Outcome<T> call(String team, Method<T> method) {
    var outcome = callOnce(team, method);
    return outcome instanceof Outcome.Later<T> later && later.broken()
        ? callOnce(team, method)
        : outcome;
  }

  /// Calls a method that shows something new to people each time. Being told to come back in a
  /// moment is waited out, for then nothing was done.
  public <T extends SlackApiTextResponse> Outcome<T> callOnce(String team, Method<T> method) {
    var outcome = attempt(team, method);
    for (int wait = 0; wait < WAITS_MAX && isShortWait(outcome); wait++) {
      if (outcome instanceof Outcome.Later<T> later) LockSupport.parkNanos(later.after().toNanos());
      outcome = attempt(team, method);
    }
    return outcome;
  }

  private static boolean isShortWait(Outcome<?> outcome) {
    return outcome instanceof Outcome.Later<?> later
        && later.why().equals(TOO_MANY)
        && later.after().compareTo(WAITED_OUT_MAX) <= 0;
  }

  private <T extends SlackApiTextResponse> Outcome<T> attempt(String team, Method<T> method) {
    var client = workspaces.client(team);
    if (client.isEmpty()) return new Outcome.Refused<>("not_installed");
    try {
      var answer = method.call(client.get());
      if (answer.isOk()) return new Outcome.Fine<>(answer);
      var error = String.valueOf(answer.getError());
      return PASSING.contains(error)
          ? new Outcome.Later<>(AGAIN, error)
          : new Outcome.Refused<>(error);
    } catch (SlackApiException fault) {
      var response = fault.getResponse();
      return new Outcome.Later<>(wait(response), "HTTP " + response.code());
    } catch (IOException broken) {
      return new Outcome.Later<>(AGAIN, broken.toString(), true);
    }
  }

  /// What `Retry-After` says, within reason.
  private static Duration wait(Response response) {
    var seconds = response.header("Retry-After", "");
    if (seconds == null || !seconds.matches("\\d{1,9}")) return AGAIN;
    var asked = Duration.ofSeconds(Math.max(1, Long.parseLong(seconds)));
    return asked.compareTo(AGAIN_AT_MOST) > 0 ? AGAIN_AT_MOST : asked;
  }
}
