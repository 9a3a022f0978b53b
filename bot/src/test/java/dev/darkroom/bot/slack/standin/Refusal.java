package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.List;

/// What Slack answers when it does not do what it was asked: a name, and for blocks the reasons.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String error;
  private final transient List<String> reasons;

  Refusal(String error) {
    this(error, List.of());
  }

  Refusal(String error, List<String> reasons) {
    super(reasons.isEmpty() ? error : error + ": " + reasons);
    this.error = error;
    this.reasons = reasons;
  }

  ObjectNode body() {
    var body = Json.object("ok", false, "error", error);
    if (!reasons.isEmpty()) {
      body.set("response_metadata", Json.object("messages", reasons));
      body.set("errors", Json.node(reasons));
    }
    return body;
  }
}
