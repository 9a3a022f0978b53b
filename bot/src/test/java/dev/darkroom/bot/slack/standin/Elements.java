package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds interactive elements in a layout, with the block that each stands in.
final class Elements {
  /// An element and its block.
  record Placed(JsonNode block, JsonNode element) {
    String blockId() {
      return block.path("block_id").asText();
    }

    String actionId() {
      return element.path("action_id").asText();
    }

    String type() {
      return element.path("type").asText();
    }

    /// Whether a change of it is sent at once.
    boolean speaksAtOnce() {
      return !block.path("type").asText().equals("input")
          || block.path("dispatch_action").asBoolean();
    }

    boolean isNamed(String name) {
      return name.equals(actionId()) || name.equals(blockId());
    }
  }

  private Elements() {}

  static List<Placed> of(JsonNode blocks) {
    var found = new ArrayList<Placed>();
    for (var block : blocks) {
      for (var element : block.path("elements")) add(found, block, element);
      add(found, block, block.path("element"));
      add(found, block, block.path("accessory"));
    }
    return found;
  }

  private static void add(List<Placed> found, JsonNode block, JsonNode element) {
    if (element.has("action_id")) found.add(new Placed(block, element));
  }

  static List<Placed> buttons(JsonNode blocks) {
    return of(blocks).stream().filter(it -> it.type().equals("button")).toList();
  }

  static String label(Placed button) {
    return button.element().path("text").path("text").asText();
  }

  static Optional<Placed> named(JsonNode blocks, String name) {
    return of(blocks).stream().filter(it -> it.isNamed(name)).findFirst();
  }
}
