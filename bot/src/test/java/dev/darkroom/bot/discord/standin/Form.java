package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A form that the bot opened before a person.
public final class Form {
  private static final int LABEL = 18;
  private static final int TEXT_INPUT = 4;
  private static final int FILE_UPLOAD = 19;
  private static final int RADIO_GROUP = 21;
  private static final int CHECKBOX = 23;

  private final Interaction opener;
  private final JsonNode json;

  Form(Interaction opener, JsonNode json) {
    this.opener = opener;
    this.json = json;
  }

  Interaction opener() {
    return opener;
  }

  public String id() {
    return json.path("custom_id").asText();
  }

  public String title() {
    return json.path("title").asText();
  }

  /// Fields by the name that the bot gave them.
  public List<String> fields() {
    return labels().stream().map(it -> it.at("/component/custom_id").asText()).toList();
  }

  /// One field as the bot described it.
  public JsonNode field(String name) {
    return labels().stream()
        .map(it -> it.path("component"))
        .filter(it -> it.path("custom_id").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no field " + name + " in " + json));
  }

  private List<JsonNode> labels() {
    return Components.find(json.path("components"), LABEL);
  }

  /// What is sent when a person fills it in.
  ///
  /// @param values text, [Upload]s, chosen values, by field; what is left out keeps its preset
  /// @param resolved takes what the values name
  ObjectNode filledIn(Map<String, ?> values, Resolved resolved) {
    values.keySet().forEach(this::field);
    var answers = new ArrayList<ObjectNode>();
    for (var label : labels()) {
      var field = label.path("component");
      var answer =
          Json.object(
              "type", field.path("type").asInt(),
              "id", field.path("id").asInt(1),
              "custom_id", field.path("custom_id").asText());
      var value = values.get(field.path("custom_id").asText());
      fill(answer, field, value == null ? preset(field) : value, resolved);
      answers.add(Json.object("type", LABEL, "id", label.path("id").asInt(1), "component", answer));
    }
    return Json.object("custom_id", id(), "components", answers);
  }

  private static Object preset(JsonNode field) {
    if (field.path("type").asInt() == TEXT_INPUT) return field.path("value").asText();
    var chosen = new ArrayList<String>();
    for (var option : field.path("options")) {
      if (option.path("default").asBoolean()) chosen.add(option.path("value").asText());
    }
    return chosen;
  }

  private static void fill(ObjectNode answer, JsonNode field, Object value, Resolved resolved) {
    switch (field.path("type").asInt()) {
      case TEXT_INPUT -> answer.put("value", text(field, value.toString()));
      case CHECKBOX -> answer.put("value", Boolean.TRUE.equals(value));
      case RADIO_GROUP ->
          answer.put(
              "value",
              value instanceof List<?> list && !list.isEmpty()
                  ? list.getFirst().toString()
                  : value.toString());
      case FILE_UPLOAD -> {
        var _ = answer.set("values", uploaded(field, value, resolved));
      }
      default -> {
        var all = value instanceof List<?> list ? list : List.of(value);
        var _ = answer.set("values", Json.array(all));
      }
    }
  }

  private static String text(JsonNode field, String value) {
    int max = field.path("max_length").asInt(4_000);
    boolean missing = value.isEmpty() && field.path("required").asBoolean(true);
    if (value.length() > max || missing)
      throw new AssertionError("Discord's client does not send " + field + " with: " + value);
    return value;
  }

  private static ArrayNode uploaded(JsonNode field, Object value, Resolved resolved) {
    var files = value instanceof Upload one ? List.of(one) : (List<?>) value;
    int max = field.path("max_values").asInt(1);
    int min = field.path("required").asBoolean(true) ? field.path("min_values").asInt(1) : 0;
    if (files.size() > max || files.size() < min)
      throw new AssertionError(files.size() + " files do not fit " + field);
    return Json.array(files.stream().map(it -> resolved.attachment((Upload) it)).toList());
  }
}
