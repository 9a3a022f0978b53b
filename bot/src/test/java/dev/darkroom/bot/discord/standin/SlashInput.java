package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A slash command as a person typed it, checked as Discord's client checks it.
final class SlashInput {
  private final JsonNode command;
  private final List<String> subcommand;
  private final Resolved resolved;

  /// @param subcommand words after the command's name
  SlashInput(JsonNode command, List<String> subcommand, Resolved resolved) {
    this.command = command;
    this.subcommand = subcommand;
    this.resolved = resolved;
  }

  /// @param focused the option that is still being typed
  ObjectNode data(Map<String, ?> values, @Nullable String focused) {
    var offered = Commands.options(command, subcommand);
    values.keySet().forEach(name -> Commands.named(offered, name));
    var options = new ArrayList<ObjectNode>();
    for (var option : offered) {
      var name = option.path("name").asText();
      var value = values.get(name);
      boolean typing = name.equals(focused);
      if (value != null) options.add(given(option, value, typing));
      else if (option.path("required").asBoolean() && focused == null)
        throw new AssertionError(name + " is required by " + command.path("name"));
    }
    return data(options);
  }

  private ObjectNode data(List<ObjectNode> options) {
    var nested = options;
    for (int depth = subcommand.size(); depth > 0; depth--) {
      // The last word is a subcommand (1), a word before it the group (2).
      int type = depth == subcommand.size() ? 1 : 2;
      nested =
          List.of(Json.object("name", subcommand.get(depth - 1), "type", type, "options", nested));
    }
    return Json.object(
        "id", command.path("id").asText(),
        "name", command.path("name").asText(),
        "type", Commands.SLASH,
        "options", nested,
        "resolved", resolved.json());
  }

  private ObjectNode given(JsonNode option, Object value, boolean typing) {
    int type = option.path("type").asInt();
    var given = Json.object("name", option.path("name").asText(), "type", type);
    var _ = given.set("value", Json.node(typing ? value.toString() : value(option, type, value)));
    if (typing) given.put("focused", true);
    return given;
  }

  private Object value(JsonNode option, int type, Object value) {
    return switch (value) {
      case Upload upload when type == 11 -> resolved.attachment(upload);
      case Person person when type == 6 || type == 9 -> resolved.user(person);
      case Role role when type == 8 || type == 9 -> resolved.role(role);
      case Channel channel when type == 7 -> resolved.channel(channel);
      case Boolean yes when type == 5 -> yes;
      case Integer number when type == 4 || type == 10 -> inRange(option, number);
      case Long number when type == 4 || type == 10 -> inRange(option, number);
      case Double number when type == 10 -> inRange(option, number);
      case String text when type == 3 -> text(option, text);
      default -> throw new AssertionError(value + " does not fit " + option);
    };
  }

  private static Number inRange(JsonNode option, Number number) {
    double value = number.doubleValue();
    if (value < option.path("min_value").asDouble(Double.NEGATIVE_INFINITY)
        || value > option.path("max_value").asDouble(Double.POSITIVE_INFINITY))
      throw new AssertionError(number + " is out of the range of " + option);
    return number;
  }

  private static String text(JsonNode option, String text) {
    if (text.length() > option.path("max_length").asInt(6_000))
      throw new AssertionError("too long for " + option);
    var choices = option.path("choices");
    if (!choices.isEmpty() && !choices.findValuesAsText("value").contains(text))
      throw new AssertionError(text + " is no choice of " + option);
    return text;
  }
}
