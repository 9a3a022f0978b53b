package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Discord sends to the bot when somebody does something.
final class InteractionPayload {
  private static final int IN_GUILD = 0;
  private static final int WITH_BOT = 1;

  private InteractionPayload() {}

  static ObjectNode of(
      StandInDiscord discord,
      Person person,
      Channel channel,
      int type,
      ObjectNode data,
      @Nullable Message source) {
    var id = discord.ids().next();
    var json =
        Json.object(
            "id", id,
            "application_id", discord.applicationId(),
            "type", type,
            "data", data,
            "token", "canary-token-" + id,
            "version", 1,
            "channel", channel.json(),
            "channel_id", channel.id(),
            "app_permissions", Long.toString(channel.botPermissions()),
            "locale", person.locale(),
            "entitlements", List.of(),
            "attachment_size_limit", discord.claimedUploadBytesMax());
    if (source != null) {
      var _ = json.set("message", source.json());
    }
    channel
        .guild()
        .ifPresentOrElse(guild -> inGuild(json, guild, person), () -> direct(json, person));
    return json;
  }

  private static void inGuild(ObjectNode json, Guild guild, Person person) {
    json.put("guild_id", guild.id()).put("guild_locale", guild.locale()).put("context", IN_GUILD);
    json.setAll(
        Json.object(
            "guild", guild.partial(),
            "member", guild.member(person, guild.permissions(person)),
            // Who brought the bot here: the server, or the person alone.
            "authorizing_integration_owners",
                guild.hasBot() ? Json.object("0", guild.id()) : Json.object("1", person.id())));
  }

  private static void direct(ObjectNode json, Person person) {
    json.put("context", WITH_BOT);
    json.setAll(
        Json.object(
            "user", person.json(),
            "authorizing_integration_owners", Json.object("0", "0", "1", person.id())));
  }
}
