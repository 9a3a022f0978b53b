package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Trees of components: what is in them, and which files they show.
final class Components {
  private static final String UPLOADED = "attachment://";
  private static final List<String> CHILDREN =
      List.of("components", "accessory", "component", "items");

  private Components() {}

  /// All components of a type, in reading order.
  static List<JsonNode> find(JsonNode tree, int type) {
    var found = new ArrayList<JsonNode>();
    walk(
        tree,
        node -> {
          if (node.path("type").asInt() == type) found.add(node);
        });
    return found;
  }

  static int count(JsonNode tree) {
    var all = new ArrayList<JsonNode>();
    walk(
        tree,
        node -> {
          if (node.has("type")) all.add(node);
        });
    return all.size();
  }

  /// Everything that can be read in a message.
  static String text(JsonNode message) {
    var lines = new ArrayList<String>();
    lines.add(message.path("content").asText());
    for (var embed : message.path("embeds")) {
      for (var name : List.of("title", "description")) lines.add(embed.path(name).asText());
      for (var field : embed.path("fields"))
        lines.add(field.path("name").asText() + ": " + field.path("value").asText());
      lines.add(embed.at("/footer/text").asText());
    }
    walk(
        message.path("components"),
        node -> {
          if (node.path("type").asInt() == 10) lines.add(node.path("content").asText());
        });
    return lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
  }

  /// Ids of the files that components show.
  static Set<String> shownFiles(JsonNode message) {
    var ids = new HashSet<String>();
    media(
        message,
        media -> {
          if (media.has("attachment_id")) ids.add(media.path("attachment_id").asText());
        });
    return ids;
  }

  /// Puts in the files that components name as `attachment://name`.
  static void resolve(ObjectNode message, Collection<StoredFile> files) {
    media(
        message,
        media -> {
          var url = media.path("url").asText();
          if (!url.startsWith(UPLOADED)) return;
          var name = url.substring(UPLOADED.length());
          var file =
              files.stream()
                  .filter(it -> it.name().equals(name))
                  .findFirst()
                  .orElseThrow(() -> Refusal.invalid("no attachment is called " + name));
          media.setAll(file.media(url));
        });
  }

  /// Gives fresh addresses to everything that components show.
  static void sign(ObjectNode message, Collection<StoredFile> files, Cdn cdn) {
    media(
        message,
        media -> {
          var id = media.path("attachment_id").asText();
          files.stream()
              .filter(file -> file.id().equals(id))
              .forEach(file -> media.setAll(file.media(cdn.address(file))));
        });
  }

  /// Numbers the components that have no number, as Discord does.
  static void number(ObjectNode message) {
    var taken = new HashSet<Integer>();
    walk(message.path("components"), node -> taken.add(node.path("id").asInt()));
    walk(
        message.path("components"),
        node -> {
          if (node.has("type") && node.path("id").asInt() == 0) {
            int id = 1;
            while (!taken.add(id)) id++;
            node.put("id", id);
          }
        });
  }

  private static void media(JsonNode message, Consumer<ObjectNode> what) {
    walk(
        message.path("components"),
        node -> {
          for (var name : List.of("media", "file")) {
            if (node.get(name) instanceof ObjectNode media) what.accept(media);
          }
        });
  }

  private static void walk(JsonNode tree, Consumer<ObjectNode> what) {
    if (tree instanceof ObjectNode node) {
      what.accept(node);
      for (var name : CHILDREN) walk(node.path(name), what);
    } else {
      tree.forEach(child -> walk(child, what));
    }
  }
}
