package dev.darkroom.settings;

import java.net.URI;
import java.util.Optional;

/// How Discord is reached. Without a token it is left out.
///
/// @param apiUrl REST base with its version; the gateway's address comes from there
/// @param shards shards in all copies together; 0 asks Discord how many
/// @param shardFirst first shard of this copy
/// @param shardsHere shards of this copy; 0 is all from the first on
public record DiscordSettings(
    Optional<Secret> token, URI apiUrl, int shards, int shardFirst, int shardsHere) {
  static DiscordSettings from(Section section, Secrets secrets) {
    return new DiscordSettings(
        secrets.read("DISCORD_TOKEN", SecretShape.DISCORD_BOT, "Bot token; switches Discord on."),
        section
            .key("api-url", "REST address with its version; the gateway is found through it.")
            .address("https://discord.com/api/v10/"),
        section
            .key("shards", "Shards of all copies together; 0 asks Discord how many.")
            .whole(0, 0, 4_096),
        section.key("shard-first", "First shard of this copy.").whole(0, 0, 4_095),
        section
            .key("shards-here", "Shards of this copy; 0 is all from the first on.")
            .whole(0, 0, 4_096));
  }
}
