package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.bot.standin.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What Discord refuses in a message, beyond what its schema says.
final class MessageRules {
  private static final int COMPONENTS_MAX = 40;
  private static final int ROWS_MAX = 5;
  private static final int V2_CHARS_MAX = 4_000;
  private static final int CONTENT_CHARS_MAX = 2_000;
  private static final int EMBED_CHARS_MAX = 6_000;
  private static final int FILES_MAX = 10;
  private static final int MEBI = 1024 * 1024;

  private volatile int uploadBytesMax = 10 * MEBI;

  /// The largest file that is taken.
  void uploadBytesMax(int limit) {
    uploadBytesMax = limit;
  }

  int uploadBytesMax() {
    return uploadBytesMax;
  }

  /// @param flags those of the message after this call
  void check(JsonNode body, Map<Integer, Upload> files, int flags) {
    if (files.size() > FILES_MAX) throw Refusal.invalid("more than 10 files");
    if (files.values().stream().anyMatch(file -> file.content().length > uploadBytesMax))
      throw new Refusal(413, 40005, "Request entity too large");
    if ((flags & Message.COMPONENTS_V2) != 0) checkV2(body);
    else checkPlain(body);
    checkIds(body.path("components"));
  }

  private static void checkV2(JsonNode body) {
    if (!body.path("content").asText("").isEmpty() || !body.path("embeds").isEmpty())
      throw Refusal.invalid("content and embeds cannot be used with components V2");
    if (Components.count(body.path("components")) > COMPONENTS_MAX)
      throw Refusal.invalid("more than 40 components");
    if (Components.text(body).codePoints().count() > V2_CHARS_MAX)
      throw Refusal.invalid("more than 4000 characters in text displays");
  }

  private static void checkPlain(JsonNode body) {
    if (body.path("content").asText("").codePoints().count() > CONTENT_CHARS_MAX)
      throw Refusal.invalid("content is longer than 2000");
    var rows = body.path("components");
    if (rows.size() > ROWS_MAX) throw Refusal.invalid("more than 5 rows");
    for (var row : rows) {
      if (row.path("type").asInt() != 1)
        throw Refusal.invalid("only action rows without IS_COMPONENTS_V2");
    }
    var embeds = Components.text(Json.object("embeds", body.path("embeds")));
    if (embeds.codePoints().count() > EMBED_CHARS_MAX)
      throw Refusal.invalid("embeds hold more than 6000 characters");
  }

  private static void checkIds(JsonNode components) {
    var ids = new HashSet<String>();
    for (int type : List.of(2, 3, 5, 6, 7, 8)) {
      for (var node : Components.find(components, type)) {
        var id = node.path("custom_id").asText();
        if (!id.isEmpty() && !ids.add(id))
          throw new Refusal(400, 50035, "Component custom id cannot be duplicated: " + id);
      }
    }
  }
}
