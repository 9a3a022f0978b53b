package dev.darkroom.provider.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A workflow as ComfyUI saves it with "Export (API)", in which texts like `{{prompt}}` are slots.
///
/// A text that is nothing but a slot becomes the slot's value, a number where it is one; a slot
/// inside a longer text is replaced in it. Slots: `prompt`, `seed`, `width`, `height`, `count`,
/// `seconds`, `reference-1` to `reference-4`.
final class WorkflowFile {
  private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z0-9-]+)}}");
  private static final long SIZE_BYTES_MAX = 4 << 20;

  private final JsonNode workflow;

  private WorkflowFile(JsonNode workflow) {
    this.workflow = workflow;
  }

  /// @throws IOException when there is no such file, or it is no workflow
  static WorkflowFile read(Path folder, String name) throws IOException {
    if (!name.matches("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\\.json"))
      throw new IOException("not the name of a workflow file: " + name);
    var file = folder.resolve(name);
    if (!Files.isRegularFile(file)) throw new IOException("no workflow file " + name);
    if (Files.size(file) > SIZE_BYTES_MAX) throw new IOException("too large: " + name);
    var workflow = new ObjectMapper().readTree(file.toFile());
    if (!workflow.isObject() || workflow.isEmpty())
      throw new IOException("not a workflow in API format: " + name);
    return new WorkflowFile(workflow);
  }

  /// How many references it takes.
  long references() {
    var slots = new TreeSet<String>();
    var found = SLOT.matcher(workflow.toString());
    while (found.find()) if (found.group(1).startsWith("reference-")) slots.add(found.group(1));
    return slots.size();
  }

  /// The workflow with values in its slots. A slot without a value stays as it is, and ComfyUI
  /// complains about it.
  JsonNode filled(Map<String, JsonNode> values) {
    return filled(workflow, values);
  }

  private static JsonNode filled(JsonNode node, Map<String, JsonNode> values) {
    return switch (node) {
      case ObjectNode object -> {
        var copy = JsonNodeFactory.instance.objectNode();
        for (var field : object.properties()) {
          var _ = copy.set(field.getKey(), filled(field.getValue(), values));
        }
        yield copy;
      }
      case ArrayNode array -> {
        var copy = JsonNodeFactory.instance.arrayNode();
        for (var item : array) copy.add(filled(item, values));
        yield copy;
      }
      case JsonNode leaf -> leaf.isTextual() ? inText(leaf.asText(), values) : leaf;
    };
  }

  private static JsonNode inText(String text, Map<String, JsonNode> values) {
    var found = SLOT.matcher(text);
    if (found.matches() && values.containsKey(found.group(1))) return values.get(found.group(1));
    return JsonNodeFactory.instance.textNode(
        found.replaceAll(slot ->
            Matcher.quoteReplacement(
                values.containsKey(slot.group(1))
                    ? values.get(slot.group(1)).asText()
                    : slot.group())));
  }
}
