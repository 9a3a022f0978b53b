package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A channel, or a direct conversation.
public final class Channel {
  private final StandInSlack slack;
  private final Workspace workspace;
  private final String id;
  private final String name;
  private final @Nullable Person partner;
  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private final Set<String> absent = ConcurrentHashMap.newKeySet();
  private volatile boolean withBot = true;
  private volatile boolean hidden;
  private volatile boolean archived;
  private volatile boolean foreign;

  /// @param partner whom the bot talks to here, in a direct conversation
  Channel(
      StandInSlack slack, Workspace workspace, String id, String name, @Nullable Person partner) {
    this.slack = slack;
    this.workspace = workspace;
    this.id = id;
    this.name = name;
    this.partner = partner;
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public Workspace workspace() {
    return workspace;
  }

  /// The bot is not a member.
  public Channel withoutBot() {
    withBot = false;
    return this;
  }

  void join() {
    withBot = true;
  }

  boolean hasBot() {
    return withBot;
  }

  /// Only members know of it.
  public Channel makePrivate() {
    hidden = true;
    return this;
  }

  boolean isPrivate() {
    return hidden || isDirect();
  }

  boolean isDirect() {
    return partner != null;
  }

  Optional<Person> partner() {
    return Optional.ofNullable(partner);
  }

  public void archive() {
    archived = true;
  }

  boolean isArchived() {
    return archived;
  }

  /// Shared with another organisation.
  public Channel shared() {
    foreign = true;
    return this;
  }

  /// Somebody leaves.
  public void without(Person person) {
    absent.add(person.id());
  }

  boolean holds(Person person) {
    if (person.isDeactivated()) return false;
    return isDirect() ? person == partner : !absent.contains(person.id());
  }

  /// What is there now, oldest first.
  public List<Message> messages() {
    return messages.stream().filter(it -> !it.isDeleted()).toList();
  }

  /// What the bot has said here, oldest first.
  public List<Message> bots() {
    return messages().stream().filter(Message::isFromBot).toList();
  }

  /// What stands under a message.
  public List<Message> thread(Message parent) {
    return messages().stream()
        .filter(it -> parent.thread().equals(it.threadTs().orElse("")))
        .toList();
  }

  Optional<Message> message(String ts) {
    return messages().stream().filter(it -> it.ts().equals(ts)).findFirst();
  }

  /// Somebody says something here; a mention of the bot reaches it.
  Message said(Person person, @Nullable String threadTs, String text, List<SlackFile> files) {
    files.forEach(SlackFile::process);
    var message =
        new Message(
            this, slack.ids().ts(), threadTs, person.id(), false, text, Json.array(), files);
    messages.add(message);
    if (text.contains(workspace.botMention()) && withBot) slack.mention(person, message);
    return message;
  }

  Message posted(@Nullable String threadTs, String text, ArrayNode blocks, List<SlackFile> files) {
    var message =
        new Message(
            this, slack.ids().ts(), threadTs, workspace.botUser(), false, text, blocks, files);
    messages.add(message);
    return message;
  }

  ObjectNode json() {
    var json =
        Json.object(
            "id",
            id,
            "name",
            name,
            "created",
            1,
            "is_channel",
            !isDirect() && !hidden,
            "is_group",
            hidden,
            "is_im",
            isDirect(),
            "is_mpim",
            false,
            "is_private",
            isPrivate(),
            "is_archived",
            archived,
            "is_member",
            withBot,
            "is_ext_shared",
            foreign,
            "is_shared",
            foreign,
            "is_org_shared",
            false,
            "context_team_id",
            workspace.id());
    if (partner != null) json.put("user", Objects.requireNonNull(partner).id());
    return json;
  }

  @Override
  public String toString() {
    return "#" + name;
  }
}
