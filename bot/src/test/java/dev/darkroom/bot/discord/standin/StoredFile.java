package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.Optional;

/// A file that Discord keeps.
///
/// @param path where it lies, without the signature that makes an address of it
/// @param ephemeral whether only one person sees it
public record StoredFile(
    String id, Upload upload, String path, boolean ephemeral, Optional<String> description) {
  public String name() {
    return upload.name();
  }

  public byte[] content() {
    return upload.content();
  }

  /// @param address signed
  ObjectNode attachment(String address) {
    var json =
        Json.object(
            "id",
            id,
            "filename",
            upload.name(),
            "size",
            upload.content().length,
            "url",
            address,
            "proxy_url",
            address,
            "content_type",
            upload.type());
    if (ephemeral) json.put("ephemeral", true);
    description.ifPresent(it -> json.put("description", it));
    upload.size().ifPresent(it -> json.put("width", it.width()).put("height", it.height()));
    return json;
  }

  /// The same as galleries and thumbnails show it.
  ObjectNode media(String address) {
    var json =
        Json.object(
            "attachment_id",
            id,
            "url",
            address,
            "proxy_url",
            address,
            "content_type",
            upload.type(),
            "loading_state",
            2,
            "flags",
            0);
    upload.size().ifPresent(it -> json.put("width", it.width()).put("height", it.height()));
    return json;
  }
}
