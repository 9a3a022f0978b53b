package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A message as it stands now, with a memory of its earlier states.
public final class Message {
  static final int EPHEMERAL = 1 << 6;
  static final int LOADING = 1 << 7;
  static final int COMPONENTS_V2 = 1 << 15;

  private final Channel channel;
  private final String id;
  private final List<Revision> revisions = new ArrayList<>();
  private boolean deleted;

  /// One state of a message.
  ///
  /// @param atNanos since when, on the monotonic clock
  /// @param json without attachments and with addresses that are not signed
  /// @param files all of them, those that only components show included
  record Revision(long atNanos, ObjectNode json, List<StoredFile> files) {
    Revision {
      files = List.copyOf(files);
    }
  }

  Message(Channel channel, String id, ObjectNode json, List<StoredFile> files) {
    this.channel = channel;
    this.id = id;
    revise(json, files);
  }

  synchronized void revise(ObjectNode json, List<StoredFile> files) {
    revisions.add(new Revision(System.nanoTime(), json, files));
  }

  synchronized Revision now() {
    return revisions.getLast();
  }

  public String id() {
    return id;
  }

  public Channel channel() {
    return channel;
  }

  /// How often it was edited.
  public synchronized int edits() {
    return revisions.size() - 1;
  }

  /// Time between one edit and the next.
  public synchronized List<Duration> editGaps() {
    var gaps = new ArrayList<Duration>();
    for (int i = 2; i < revisions.size(); i++) {
      gaps.add(Duration.ofNanos(revisions.get(i).atNanos() - revisions.get(i - 1).atNanos()));
    }
    return gaps;
  }

  /// As an API call would give it.
  public ObjectNode json() {
    var now = now();
    var json = now.json().deepCopy();
    var shown = Components.shownFiles(json);
    var attachments =
        now.files().stream()
            .filter(file -> !shown.contains(file.id()))
            .map(file -> file.attachment(channel.discord().cdn().address(file)))
            .toList();
    var _ = json.set("attachments", Json.array(attachments));
    Components.sign(json, now.files(), channel.discord().cdn());
    return json;
  }

  public String content() {
    return now().json().path("content").asText();
  }

  /// Everything that can be read: content, embeds and texts in components.
  public String text() {
    return Components.text(now().json());
  }

  public int flags() {
    return now().json().path("flags").asInt();
  }

  /// Whether it still says "thinking…".
  public boolean isLoading() {
    return (flags() & LOADING) != 0;
  }

  public boolean isEphemeral() {
    return (flags() & EPHEMERAL) != 0;
  }

  public boolean usesComponentsV2() {
    return (flags() & COMPONENTS_V2) != 0;
  }

  /// All files: attachments and what components show.
  public List<StoredFile> files() {
    return now().files();
  }

  /// Files that are attachments in the narrow sense: what plays inline.
  public List<StoredFile> attachments() {
    var shown = Components.shownFiles(now().json());
    return files().stream().filter(file -> !shown.contains(file.id())).toList();
  }

  /// A signed address of a file, as a person would copy it.
  public String address(StoredFile file) {
    return channel.discord().cdn().address(file);
  }

  public List<Button> buttons() {
    return Components.find(now().json().path("components"), 2).stream().map(Button::of).toList();
  }

  /// The button with this label; emoji beside it do not count.
  public Optional<Button> button(String label) {
    return buttons().stream().filter(it -> it.label().equals(label)).findFirst();
  }

  /// Menus to choose from.
  public List<JsonNode> menus() {
    return Components.find(now().json().path("components"), 3);
  }

  /// The id of the message that this one answers.
  public Optional<String> repliesTo() {
    var id = now().json().at("/message_reference/message_id");
    return id.isTextual() ? Optional.of(id.asText()) : Optional.empty();
  }

  /// Ids of people who were pinged.
  public List<String> pinged() {
    return now().json().path("mentions").findValuesAsText("id");
  }

  /// Whether everybody was pinged.
  public boolean pingedEveryone() {
    return now().json().path("mention_everyone").asBoolean();
  }

  /// Somebody takes it away.
  public synchronized void delete() {
    deleted = true;
    channel.remove(this);
  }

  public synchronized boolean isDeleted() {
    return deleted;
  }

  @Override
  public String toString() {
    return "message " + id + ": " + now().json();
  }
}
