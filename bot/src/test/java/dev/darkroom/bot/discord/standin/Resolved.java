package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.Optional;

/// The objects that an interaction names by their ids, and which Discord sends along.
final class Resolved {
  private final Channel channel;
  private final ObjectNode json = Json.object();

  Resolved(Channel channel) {
    this.channel = channel;
  }

  ObjectNode json() {
    return json;
  }

  String attachment(Upload upload) {
    var cdn = channel.discord().cdn();
    var file = cdn.keep(channel.id(), upload, true, Optional.empty());
    return put("attachments", file.id(), file.attachment(cdn.address(file)));
  }

  String user(Person person) {
    channel
        .guild()
        .filter(guild -> guild.has(person))
        .ifPresent(guild -> {
          var member = guild.member(person, guild.permissions(person));
          member.remove("user");
          put("members", person.id(), member);
        });
    return put("users", person.id(), person.json());
  }

  String role(Role role) {
    return put("roles", role.id(), role.json());
  }

  String channel(Channel named) {
    return put("channels", named.id(), named.json());
  }

  String message(Message message) {
    return put("messages", message.id(), message.json());
  }

  private String put(String kind, String id, ObjectNode what) {
    var _ = json.withObject("/" + kind).set(id, what);
    return id;
  }
}
