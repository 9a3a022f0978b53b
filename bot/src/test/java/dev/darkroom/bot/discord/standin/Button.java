package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;

/// A button of a message.
///
/// @param id what the bot called it; empty for links
public record Button(String label, String id, boolean disabled, int style) {
  static Button of(JsonNode json) {
    return new Button(
        json.path("label").asText(),
        json.path("custom_id").asText(),
        json.path("disabled").asBoolean(),
        json.path("style").asInt());
  }
}
