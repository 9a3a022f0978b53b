package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/// What a REST call gets back.
record Answer(int status, JsonNode body) {
  static Answer ok(JsonNode body) {
    return new Answer(200, body);
  }

  static Answer nothing() {
    return new Answer(204, MissingNode.getInstance());
  }
}
