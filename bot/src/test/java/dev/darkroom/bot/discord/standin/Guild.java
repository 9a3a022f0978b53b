package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/// A server with its channels, roles and members.
public final class Guild {
  private static final String JOINED = "2026-01-01T00:00:00.000000+00:00";

  private final StandInDiscord discord;
  private final String id;
  private final String name;
  private final Role everyone;
  private final Role moderators;
  private final Map<String, Role> roles = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Channel> channels = new ConcurrentLinkedQueue<>();
  private final Map<String, List<String>> rolesByMember = new ConcurrentHashMap<>();
  private volatile boolean hasBot = true;
  private volatile String locale = "en-US";

  Guild(StandInDiscord discord, String id, String name) {
    this.discord = discord;
    this.id = id;
    this.name = name;
    // Discord gives this role the server's own id.
    everyone = new Role(id, "@everyone", Permission.usual());
    moderators =
        new Role(
            discord.ids().next(),
            "Moderators",
            Permission.usual() | Permission.MANAGE_GUILD.bit() | Permission.MANAGE_MESSAGES.bit());
    roles.put(everyone.id(), everyone);
    roles.put(moderators.id(), moderators);
    rolesByMember.put(discord.applicationId(), List.of());
  }

  public String id() {
    return id;
  }

  long number() {
    return Long.parseUnsignedLong(id);
  }

  StandInDiscord discord() {
    return discord;
  }

  public String locale() {
    return locale;
  }

  /// The language of the community.
  public void locale(String tag) {
    locale = tag;
  }

  /// A new text channel.
  public Channel channel(String channelName) {
    return add(Channel.text(this, discord.ids().next(), channelName));
  }

  /// A new channel for adults.
  public Channel ageRestrictedChannel(String channelName) {
    var channel = Channel.text(this, discord.ids().next(), channelName);
    channel.restrictAge();
    return add(channel);
  }

  Channel add(Channel channel) {
    channels.add(channel);
    discord.add(channel);
    discord
        .gateway()
        .dispatch(
            number(), channel.isThread() ? "THREAD_CREATE" : "CHANNEL_CREATE", channel.json());
    return channel;
  }

  /// A new member without any role.
  public Person member(String memberName) {
    return join(discord.person(memberName), List.of());
  }

  /// A new member who may manage the server.
  public Person moderator(String memberName) {
    return join(discord.person(memberName), List.of(moderators));
  }

  /// A new role.
  public Role role(String roleName) {
    var role = new Role(discord.ids().next(), roleName, Permission.usual());
    roles.put(role.id(), role);
    discord
        .gateway()
        .dispatch(number(), "GUILD_ROLE_CREATE", Json.object("guild_id", id, "role", role.json()));
    return role;
  }

  /// Lets somebody in, or changes the roles.
  public Person join(Person person, List<Role> theirs) {
    rolesByMember.put(person.id(), theirs.stream().map(Role::id).toList());
    return person;
  }

  public void leave(Person person) {
    rolesByMember.remove(person.id());
  }

  boolean has(Person person) {
    return rolesByMember.containsKey(person.id());
  }

  boolean hasBot() {
    return hasBot;
  }

  /// The bot is thrown out.
  public void removeBot() {
    hasBot = false;
    discord.gateway().dispatch(number(), "GUILD_DELETE", Json.object("id", id));
  }

  long permissions(Person person) {
    return rolesByMember.getOrDefault(person.id(), List.of()).stream()
        .mapToLong(role -> role(role, Role::permissions))
        .reduce(everyone.permissions(), (all, some) -> all | some);
  }

  private long role(String roleId, java.util.function.ToLongFunction<Role> what) {
    return what.applyAsLong(Objects.requireNonNull(roles.get(roleId)));
  }

  Role roleById(String roleId) {
    return Objects.requireNonNull(roles.get(roleId));
  }

  ObjectNode member(Person person, long permissions) {
    return Json.object(
        "user",
        person.json(),
        "nick",
        null,
        "avatar",
        null,
        "roles",
        rolesByMember.getOrDefault(person.id(), List.of()),
        "joined_at",
        JOINED,
        "premium_since",
        null,
        "deaf",
        false,
        "mute",
        false,
        "flags",
        0,
        "pending",
        false,
        "communication_disabled_until",
        null,
        "permissions",
        Long.toString(permissions));
  }

  private ObjectNode self() {
    return Json.object(
        "user",
        discord.bot(),
        "roles",
        List.of(),
        "joined_at",
        JOINED,
        "deaf",
        false,
        "mute",
        false,
        "flags",
        0);
  }

  ObjectNode partial() {
    return Json.object("id", id, "locale", locale, "features", List.of());
  }

  ObjectNode json() {
    return Json.object(
        "id", id,
        "name", name,
        "owner_id", discord.applicationId(),
        "preferred_locale", locale,
        "features", List.of(),
        "roles", roles.values().stream().map(Role::json).toList(),
        "channels", channels(channel -> !channel.isThread()),
        "threads", channels(channel -> channel.isThread() && !channel.isArchived()),
        "members", List.of(self()),
        "member_count", rolesByMember.size(),
        "emojis", List.of(),
        "stickers", List.of(),
        "presences", List.of(),
        "voice_states", List.of(),
        "stage_instances", List.of(),
        "guild_scheduled_events", List.of(),
        "soundboard_sounds", List.of(),
        "afk_timeout", 300,
        "premium_tier", 0,
        "premium_progress_bar_enabled", false,
        "joined_at", JOINED,
        "large", false,
        "unavailable", false);
  }

  private List<ObjectNode> channels(Predicate<Channel> which) {
    return channels.stream()
        .filter(channel -> !channel.isDeleted())
        .filter(which)
        .map(Channel::json)
        .toList();
  }
}
