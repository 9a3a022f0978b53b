package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is filled in, in the form in which Slack sends it: `values[block_id][action_id]`.
final class State {
  private State() {}

  static String key(Elements.Placed placed) {
    return placed.blockId() + "\n" + placed.actionId();
  }

  static ObjectNode of(JsonNode blocks, Map<String, JsonNode> filled, Optional<Channel> openedIn) {
    var values = Json.object();
    for (var placed : Elements.of(blocks)) {
      if (placed.type().equals("button") || placed.type().equals("overflow")) continue;
      values
          .withObject("/" + pointer(placed.blockId()))
          .set(placed.actionId(), value(placed, filled, openedIn));
    }
    return values;
  }

  private static String pointer(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  static JsonNode value(
      Elements.Placed placed, Map<String, JsonNode> filled, Optional<Channel> openedIn) {
    var there = filled.get(key(placed));
    return there == null ? preset(placed.element(), openedIn) : there;
  }

  /// What a person puts in, checked as the client does.
  static JsonNode filledIn(Elements.Placed placed, Object value) {
    var type = placed.type();
    return switch (type) {
      case "plain_text_input", "number_input", "email_text_input", "url_text_input" ->
          typed(placed, value.toString());
      case "static_select", "radio_buttons", "overflow" ->
          withField(type, "selected_option", option(placed.element(), value));
      case "external_select" ->
          withField(
              type,
              "selected_option",
              Json.object(
                  "text", Json.object("type", "plain_text", "text", value), "value", value));
      case "multi_static_select", "checkboxes" ->
          withField(type, "selected_options", options(placed.element(), (Collection<?>) value));
      case "users_select" -> withField(type, "selected_user", Json.node(idOf(value)));
      case "conversations_select" ->
          withField(type, "selected_conversation", Json.node(idOf(value)));
      case "channels_select" -> withField(type, "selected_channel", Json.node(idOf(value)));
      case "file_input" -> withField(type, "files", files(placed.element(), (Collection<?>) value));
      default -> throw new AssertionError("nothing can be filled into a " + type);
    };
  }

  private static ObjectNode typed(Elements.Placed placed, String text) {
    int max = placed.element().path("max_length").asInt(3_000);
    if (text.length() > max) throw new AssertionError("the client takes " + max + " characters");
    return withField(placed.type(), "value", Json.node(text.isEmpty() ? null : text));
  }

  private static ObjectNode withField(String type, String name, JsonNode value) {
    var state = Json.object("type", type);
    state.set(name, value);
    return state;
  }

  private static String idOf(Object value) {
    return switch (value) {
      case Person person -> person.id();
      case Channel channel -> channel.id();
      default -> value.toString();
    };
  }

  private static ArrayNode files(JsonNode element, Collection<?> chosen) {
    int max = element.path("max_files").asInt(10);
    if (chosen.size() > max) throw new AssertionError("the client takes " + max + " files");
    var files = Json.array();
    for (var it : chosen) {
      var file = (SlackFile) it;
      if (file.content().length > 10_000_000) throw new AssertionError(file.name() + " is too big");
      file.process();
      files.add(file.full());
    }
    return files;
  }

  static List<JsonNode> options(JsonNode element) {
    var all = new ArrayList<JsonNode>();
    element.path("options").forEach(all::add);
    element.path("option_groups").forEach(it -> it.path("options").forEach(all::add));
    return all;
  }

  /// By value, or by the words on it.
  private static JsonNode option(JsonNode element, Object wanted) {
    var text = wanted.toString();
    return options(element).stream()
        .filter(it -> it.path("value").asText().equals(text))
        .findFirst()
        .or(() ->
            options(element).stream()
                .filter(it -> it.path("text").path("text").asText().equals(text))
                .findFirst())
        .orElseThrow(() -> new AssertionError(text + " is not among " + options(element)));
  }

  private static ArrayNode options(JsonNode element, Collection<?> wanted) {
    return Json.array(wanted.stream().map(it -> option(element, it)).toList());
  }

  private static JsonNode preset(JsonNode element, Optional<Channel> openedIn) {
    var type = element.path("type").asText();
    return switch (type) {
      case "plain_text_input", "number_input", "email_text_input", "url_text_input" ->
          withField(type, "value", orNull(element.path("initial_value")));
      case "static_select", "radio_buttons", "external_select" ->
          withField(type, "selected_option", orNull(element.path("initial_option")));
      case "multi_static_select", "checkboxes" ->
          withField(type, "selected_options", orEmpty(element.path("initial_options")));
      case "users_select" -> withField(type, "selected_user", orNull(element.path("initial_user")));
      case "channels_select" ->
          withField(type, "selected_channel", orNull(element.path("initial_channel")));
      case "conversations_select" ->
          withField(type, "selected_conversation", conversation(element, openedIn));
      case "file_input" -> withField(type, "files", Json.array());
      default -> Json.object("type", type);
    };
  }

  private static JsonNode conversation(JsonNode element, Optional<Channel> openedIn) {
    if (element.path("default_to_current_conversation").asBoolean() && openedIn.isPresent())
      return Json.node(openedIn.get().id());
    return orNull(element.path("initial_conversation"));
  }

  private static JsonNode orNull(JsonNode node) {
    return node instanceof MissingNode ? Json.node(null) : node;
  }

  private static JsonNode orEmpty(JsonNode node) {
    return node instanceof MissingNode ? Json.array() : node;
  }

  static List<String> missing(
      JsonNode blocks, Map<String, JsonNode> filled, Optional<Channel> openedIn) {
    return Elements.of(blocks).stream()
        .filter(it -> it.block().path("type").asText().equals("input"))
        .filter(it -> !it.block().path("optional").asBoolean())
        .filter(it -> isEmpty(value(it, filled, openedIn)))
        .map(Elements.Placed::blockId)
        .toList();
  }

  private static boolean isEmpty(JsonNode state) {
    return state.properties().stream()
        .filter(it -> !it.getKey().equals("type"))
        .allMatch(it ->
            it.getValue().isNull() || (it.getValue().isContainerNode() && it.getValue().isEmpty()));
  }
}
