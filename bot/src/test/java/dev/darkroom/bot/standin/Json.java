package dev.darkroom.bot.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// JSON in one expression.
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /// @param fields names and values in turn; a value is anything that Jackson can write
  public static ObjectNode object(@Nullable Object... fields) {
    var object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < fields.length; i += 2) {
      var _ = object.set(String.valueOf(fields[i]), node(fields[i + 1]));
    }
    return object;
  }

  public static ArrayNode array(Collection<?> items) {
    var array = JsonNodeFactory.instance.arrayNode();
    items.forEach(item -> array.add(node(item)));
    return array;
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  public static JsonNode node(@Nullable Object value) {
    return value == null ? JsonNodeFactory.instance.nullNode() : MAPPER.valueToTree(value);
  }

  public static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + text, e);
    }
  }
}
