package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What can be read in a layout.
final class Words {
  private static final Set<String> READ = Set.of("text", "alt_text", "title", "label", "hint");

  private Words() {}

  static String of(JsonNode layout) {
    var words = new ArrayList<String>();
    collect(layout, words);
    return String.join("\n", words);
  }

  private static void collect(JsonNode node, List<String> into) {
    if (node.isArray()) node.forEach(it -> collect(it, into));
    if (!node.isObject()) return;
    node.properties()
        .forEach(it -> {
          if (it.getValue().isTextual()) {
            if (READ.contains(it.getKey())) into.add(it.getValue().asText());
          } else collect(it.getValue(), into);
        });
  }
}
