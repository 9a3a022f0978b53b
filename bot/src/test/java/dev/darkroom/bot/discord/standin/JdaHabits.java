package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What JDA writes otherwise than the schema says, and Discord takes all the same: numbers of
/// contexts and permissions as texts, and numbers of uploads as numbers where an id, a text, is
/// due.
final class JdaHabits {
  private static final List<String> NUMBERS = List.of("contexts", "integration_types");

  private static final String PERMISSIONS = "default_member_permissions";

  private JdaHabits() {}

  static JsonNode straightened(JsonNode body) {
    var copy = body.deepCopy();
    straighten(copy);
    return copy;
  }

  private static void straighten(JsonNode node) {
    for (var name : NUMBERS) {
      if (node.get(name) instanceof ArrayNode numbers) {
        for (int i = 0; i < numbers.size(); i++) numbers.set(i, numbers.get(i).asInt());
      }
    }
    if (node.path(PERMISSIONS).isTextual())
      ((ObjectNode) node).put(PERMISSIONS, node.path(PERMISSIONS).asLong());
    for (var attachment : node.path("attachments")) {
      if (attachment instanceof ObjectNode object && object.has("id"))
        object.put("id", object.get("id").asText());
    }
    node.forEach(JdaHabits::straighten);
  }
}
