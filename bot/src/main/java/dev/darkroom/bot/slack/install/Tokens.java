package dev.darkroom.bot.slack.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.settings.Secret;
import java.time.Instant;
import java.util.Optional;

/// What a workspace gave us.
///
/// @param refresh gets the next pair, once; empty where tokens do not change
/// @param expiresAt when the bot's token ends; empty for never
record Tokens(Secret bot, Optional<Secret> refresh, Optional<Instant> expiresAt) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// As it is encrypted; the time stands beside it.
  String text() {
    var json = JSON.createObjectNode().put("bot", bot.reveal());
    refresh.ifPresent(it -> json.put("refresh", it.reveal()));
    return json.toString();
  }

  static Tokens read(String text, Optional<Instant> expiresAt) {
    try {
      var json = JSON.readTree(text);
      return new Tokens(
          new Secret(json.path("bot").asText()),
          Optional.of(json.path("refresh").asText()).filter(it -> !it.isEmpty()).map(Secret::new),
          expiresAt);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not what was sealed", e);
    }
  }
}
