package dev.darkroom.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// YAML as JSON, for data that only its user understands.
final class JsonTree {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonTree() {}

  static JsonNode of(Node node) {
    if (node instanceof MappingNode mapping) {
      var object = JSON.objectNode();
      for (var tuple : mapping.getValue())
        if (tuple.getKeyNode() instanceof ScalarNode key)
          object.set(key.getValue(), of(tuple.getValueNode()));
      return object;
    }
    if (node instanceof SequenceNode list) {
      var array = JSON.arrayNode();
      for (var item : list.getValue()) array.add(of(item));
      return array;
    }
    if (!(node instanceof ScalarNode scalar)) return JSON.nullNode();
    var text = scalar.getValue();
    if (node.getTag().equals(Tag.NULL)) return JSON.nullNode();
    if (node.getTag().equals(Tag.BOOL)) return JSON.booleanNode(Boolean.parseBoolean(text));
    if (node.getTag().equals(Tag.INT) && text.length() < 19)
      return JSON.numberNode(Long.parseLong(text));
    if (node.getTag().equals(Tag.FLOAT) && text.matches("-?[0-9.]+"))
      return JSON.numberNode(Double.parseDouble(text));
    return JSON.textNode(text);
  }
}
