package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;

/// A role of a server.
public record Role(String id, String name, long permissions) {
  ObjectNode json() {
    return Json.object(
        "id",
        id,
        "name",
        name,
        "color",
        0,
        "colors",
        Json.object("primary_color", 0, "secondary_color", null, "tertiary_color", null),
        "hoist",
        false,
        "icon",
        null,
        "unicode_emoji",
        null,
        "position",
        1,
        "permissions",
        Long.toString(permissions),
        "managed",
        false,
        "mentionable",
        false,
        "flags",
        0);
  }
}
