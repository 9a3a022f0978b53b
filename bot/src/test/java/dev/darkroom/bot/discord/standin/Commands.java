package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The bot's commands as registered, and what Discord's client makes of them: nobody can send a
/// command, an option or a value that was not offered.
public final class Commands {
  static final int SLASH = 1;
  static final int ON_MESSAGE = 3;

  private final StandInDiscord discord;
  private final Map<String, ObjectNode> byName = new ConcurrentHashMap<>();
  private final AtomicInteger writes = new AtomicInteger();

  Commands(StandInDiscord discord) {
    this.discord = discord;
  }

  /// How often commands were written.
  public int writes() {
    return writes.get();
  }

  /// All that are registered.
  public List<JsonNode> all() {
    return List.copyOf(byName.values());
  }

  ArrayNode list() {
    return Json.array(byName.values());
  }

  ArrayNode replace(JsonNode bodies) {
    writes.incrementAndGet();
    var before = Map.copyOf(byName);
    byName.clear();
    var fresh = new ArrayList<ObjectNode>();
    for (var body : bodies) {
      ObjectNode command = body.deepCopy();
      int type = command.path("type").asInt(SLASH);
      var key = key(command.path("name").asText(), type);
      var known = before.get(key);
      command.put("type", type);
      command.put("id", known == null ? discord.ids().next() : known.path("id").asText());
      command.put("application_id", discord.applicationId()).put("version", discord.ids().next());
      if (!command.has("description")) command.put("description", "");
      if (!command.has("default_member_permissions")) command.putNull("default_member_permissions");
      if (byName.put(key, command) != null)
        throw new Refusal(400, 50035, "Application command names must be unique: " + key);
      fresh.add(command);
    }
    return Json.array(fresh);
  }

  /// The command, if this person sees it here.
  JsonNode offered(String name, int type, Person person, Channel channel) {
    var command = byName.get(key(name, type));
    if (command == null)
      throw new AssertionError("no command " + name + " among " + byName.keySet());
    var needed = command.path("default_member_permissions").asText("");
    long permissions = channel.guild().map(guild -> guild.permissions(person)).orElse(-1L);
    if (needed.matches("\\d+") && (permissions & Long.parseLong(needed)) == 0)
      throw new AssertionError(person + " is not offered " + name);
    if (!isOfferedIn(command, channel))
      throw new AssertionError(name + " is not offered in " + channel.name() + ": " + command);
    return command;
  }

  private static boolean isOfferedIn(JsonNode command, Channel channel) {
    var contexts = command.path("contexts");
    if (!contexts.isArray()) return true;
    var here = channel.guild().isPresent() ? "0" : "1";
    return contexts.toString().contains(here);
  }

  /// The options of a command, or of the subcommand that the words after its name say.
  static JsonNode options(JsonNode command, List<String> subcommand) {
    var options = command.path("options");
    for (var word : subcommand) {
      options = named(options, word).path("options");
    }
    return options;
  }

  static JsonNode named(JsonNode options, String name) {
    for (var option : options) {
      if (option.path("name").asText().equals(name)) return option;
    }
    throw new AssertionError("no option " + name + " in " + options);
  }

  private static String key(String name, int type) {
    return name + "/" + type;
  }
}
