package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// A place to talk: a text channel, a thread, or a direct conversation.
public final class Channel {
  private static final int TEXT = 0;
  private static final int DIRECT = 1;
  private static final int PUBLIC_THREAD = 11;

  private final StandInDiscord discord;
  private final @Nullable Guild guild;
  private final @Nullable Channel parent;
  private final @Nullable Person recipient;
  private final String id;
  private final String name;
  private final int type;
  private final ConcurrentSkipListMap<Long, Message> messages = new ConcurrentSkipListMap<>();
  private volatile long denied;
  private volatile boolean ageRestricted;
  private volatile boolean archived;
  private volatile boolean locked;
  private volatile boolean deleted;

  private Channel(
      StandInDiscord discord,
      @Nullable Guild guild,
      @Nullable Channel parent,
      @Nullable Person recipient,
      String id,
      String name,
      int type) {
    this.discord = discord;
    this.guild = guild;
    this.parent = parent;
    this.recipient = recipient;
    this.id = id;
    this.name = name;
    this.type = type;
  }

  static Channel text(Guild guild, String id, String name) {
    return new Channel(guild.discord(), guild, null, null, id, name, TEXT);
  }

  static Channel direct(StandInDiscord discord, Person with, String id) {
    return new Channel(discord, null, null, with, id, "", DIRECT);
  }

  Channel thread(String threadId, String threadName) {
    return new Channel(
        discord, Objects.requireNonNull(guild), this, null, threadId, threadName, PUBLIC_THREAD);
  }

  /// A thread that a person opened.
  public Channel openThread(String threadName) {
    return Objects.requireNonNull(guild).add(thread(discord.ids().next(), threadName));
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  StandInDiscord discord() {
    return discord;
  }

  public Optional<Guild> guild() {
    return Optional.ofNullable(guild);
  }

  public Optional<Channel> parent() {
    return Optional.ofNullable(parent);
  }

  Optional<Person> recipient() {
    return Optional.ofNullable(recipient);
  }

  public boolean isThread() {
    return type == PUBLIC_THREAD;
  }

  public boolean isArchived() {
    return archived;
  }

  boolean isLocked() {
    return locked;
  }

  boolean isDeleted() {
    return deleted || (parent != null && parent.isDeleted());
  }

  void restrictAge() {
    ageRestricted = true;
  }

  /// What everybody can read here, oldest first.
  public List<Message> messages() {
    return List.copyOf(messages.values());
  }

  /// The latest message that everybody can read.
  public Optional<Message> lastMessage() {
    return Optional.ofNullable(messages.lastEntry()).map(java.util.Map.Entry::getValue);
  }

  /// Threads that were opened in this channel.
  public List<Channel> threads() {
    var threads = new ArrayList<Channel>();
    discord
        .channels()
        .forEach(it -> {
          if (it.parent == this) threads.add(it);
        });
    return threads;
  }

  /// A person writes something.
  public Message post(Person author, String text, Upload... files) {
    return discord.messages().post(this, author, text, List.of(files));
  }

  Optional<Message> message(String messageId) {
    return Optional.ofNullable(messages.get(Long.parseUnsignedLong(messageId)));
  }

  void add(Message message) {
    messages.put(Long.parseUnsignedLong(message.id()), message);
  }

  void remove(Message message) {
    messages.remove(Long.parseUnsignedLong(message.id()));
  }

  /// The thread falls asleep.
  public void archive() {
    archived = true;
    tell("THREAD_UPDATE");
  }

  void unarchive() {
    archived = false;
    tell("THREAD_UPDATE");
  }

  /// The thread is closed for good.
  public void lock() {
    locked = true;
    archived = true;
    tell("THREAD_UPDATE");
  }

  /// It is gone, with everything in it.
  public void delete() {
    deleted = true;
    messages.clear();
    tell(isThread() ? "THREAD_DELETE" : "CHANNEL_DELETE");
  }

  /// Takes rights from the bot in this channel.
  public void deny(Permission... permissions) {
    denied = Permission.of(permissions);
    tell("CHANNEL_UPDATE");
  }

  long botPermissions() {
    long own = Permission.usual() & ~denied;
    return parent == null ? own : own & parent.botPermissions();
  }

  private void tell(String event) {
    if (guild != null) discord.gateway().dispatch(guild.number(), event, json());
  }

  ObjectNode json() {
    var json = Json.object("id", id, "type", type, "flags", 0, "last_message_id", null);
    if (recipient != null) {
      var _ = json.set("recipients", Json.array(List.of(recipient.json())));
      return json;
    }
    json.put("guild_id", Objects.requireNonNull(guild).id()).put("name", name);
    json.put("permissions", Long.toString(Permission.usual()));
    if (parent == null) {
      json.put("position", 0).put("nsfw", ageRestricted).putNull("topic").putNull("parent_id");
      var _ = json.set("permission_overwrites", Json.array(overwrites()));
      return json;
    }
    json.put("parent_id", parent.id()).put("owner_id", discord.applicationId());
    json.put("message_count", messages.size()).put("member_count", 2);
    json.put("total_message_sent", messages.size()).put("rate_limit_per_user", 0);
    var _ = json.set("thread_metadata", threadState());
    return json;
  }

  private ObjectNode threadState() {
    return Json.object(
        "archived",
        archived,
        "locked",
        locked,
        "auto_archive_duration",
        1_440,
        "archive_timestamp",
        discord.time(),
        "create_timestamp",
        discord.time());
  }

  private List<ObjectNode> overwrites() {
    if (denied == 0) return List.of();
    var bot = discord.applicationId();
    return List.of(Json.object("id", bot, "type", 1, "allow", "0", "deny", Long.toString(denied)));
  }
}
