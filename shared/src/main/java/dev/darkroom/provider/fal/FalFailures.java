package dev.darkroom.provider.fal;

import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Failure.Kind;
import dev.darkroom.provider.http.Faults;
import dev.darkroom.provider.http.Reply.Said;
import java.util.Locale;

/// What fal's errors mean. A model complains with a list of details that have a type; the platform
/// complains with one sentence and a header.
final class FalFailures {
  private final Faults faults;

  FalFailures(Faults faults) {
    this.faults = faults;
  }

  Failure of(Said said) {
    var detail = said.json().path("detail");
    if (detail.isArray() && !detail.isEmpty()) {
      var first = detail.path(0);
      return ofType(first.path("type").asText(""), first.path("msg").asText(""), said);
    }
    var words = detail.asText("");
    var type = said.headers().get("X-Fal-Error-Type");
    var code = type == null ? "" : type;
    return said.status() == 403 && isAboutMoney(words)
        ? faults.of(Kind.ACCOUNT, code, words, said)
        : faults.byStatus(code, words, said);
  }

  /// A model's complaint.
  ///
  /// @param type such as `content_policy_violation`; the list is fal's, read 2026-08
  Failure ofType(String type, String words, Said said) {
    var failure =
        switch (type) {
          case "content_policy_violation" -> faults.of(Kind.REFUSED_INPUT, type, words, said);
          case "no_media_generated" -> faults.of(Kind.REFUSED_OUTPUT, type, words, said);
          case "internal_server_error", "downstream_service_unavailable" ->
              faults.of(Kind.UNAVAILABLE, type, words, said);
          case "downstream_service_error", "runner_scheduling_failure" ->
              faults.of(Kind.UNAVAILABLE, type, words, said);
          case "generation_timeout", "request_timeout", "startup_timeout" ->
              faults.of(Kind.TIMED_OUT, type, words, said);
          case "client_cancelled" -> faults.of(Kind.CANCELLED, type, words, said);
          default ->
              said.ok()
                  ? faults.of(Kind.UNAVAILABLE, type, words, said)
                  : faults.byStatus(type, words, said);
        };
    return bills(said) ? failure.asBilled() : failure;
  }

  private static boolean bills(Said said) {
    var units = said.headers().get("X-Fal-Billable-Units");
    return units != null && !units.matches("0*(\\.0*)?");
  }

  private static boolean isAboutMoney(String words) {
    var lower = words.toLowerCase(Locale.ROOT);
    return lower.contains("balance") || lower.contains("locked") || lower.contains("top_up");
  }
}
