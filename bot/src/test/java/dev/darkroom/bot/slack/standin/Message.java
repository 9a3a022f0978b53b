package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A message as people see it now.
public final class Message {
  private final Channel channel;
  private final String ts;
  private final @Nullable String threadTs;
  private final String author;
  private final boolean ephemeral;
  private final AtomicInteger edits = new AtomicInteger();
  private volatile String text;
  private volatile ArrayNode blocks;
  private volatile List<SlackFile> files;
  private volatile JsonNode metadata = Json.object();
  private volatile boolean deleted;

  Message(
      Channel channel,
      String ts,
      @Nullable String threadTs,
      String author,
      boolean ephemeral,
      String text,
      ArrayNode blocks,
      List<SlackFile> files) {
    this.channel = channel;
    this.ts = ts;
    this.threadTs = threadTs;
    this.author = author;
    this.ephemeral = ephemeral;
    this.text = text;
    this.blocks = blocks;
    this.files = List.copyOf(files);
    files.forEach(it -> it.sharedWith(this));
  }

  public Channel channel() {
    return channel;
  }

  public String ts() {
    return ts;
  }

  /// The message under which it stands.
  public Optional<String> threadTs() {
    return Optional.ofNullable(threadTs);
  }

  /// Where an answer in its thread goes.
  public String thread() {
    return threadTs().orElse(ts);
  }

  /// User id.
  public String author() {
    return author;
  }

  public boolean isFromBot() {
    return author.equals(channel.workspace().botUser());
  }

  public boolean isEphemeral() {
    return ephemeral;
  }

  public String text() {
    return text;
  }

  public ArrayNode blocks() {
    return blocks;
  }

  /// Every word on it: its text, then what its blocks say.
  public String words() {
    return text + "\n" + Words.of(blocks);
  }

  public List<SlackFile> files() {
    return files.stream().filter(it -> !it.isDeleted()).toList();
  }

  /// The words on its buttons, in order.
  public List<String> buttons() {
    return Elements.buttons(blocks).stream().map(Elements::label).toList();
  }

  public int edits() {
    return edits.get();
  }

  public boolean isDeleted() {
    return deleted;
  }

  public JsonNode metadata() {
    return metadata;
  }

  void metadata(JsonNode words) {
    metadata = words;
  }

  void edit(@Nullable String words, @Nullable ArrayNode layout) {
    if (words != null) text = words;
    if (layout != null) blocks = layout;
    edits.incrementAndGet();
  }

  /// Whoever wrote it takes it away, or an admin does.
  public void delete() {
    deleted = true;
  }

  /// Somebody answers in its thread.
  public Message reply(Person person, String words, SlackFile... attached) {
    return channel.said(person, thread(), words, List.of(attached));
  }

  ObjectNode json() {
    var json =
        Json.object(
            "type",
            "message",
            "ts",
            ts,
            "user",
            author,
            "text",
            text,
            "team",
            channel.workspace().id());
    if (threadTs != null) json.put("thread_ts", threadTs);
    if (isFromBot()) {
      json.put("bot_id", channel.workspace().botId());
      json.put("app_id", channel.workspace().appId());
    }
    if (!blocks.isEmpty()) json.set("blocks", blocks);
    if (!metadata.isEmpty()) json.set("metadata", metadata);
    if (!files().isEmpty())
      json.set("files", Json.array(files().stream().map(SlackFile::json).toList()));
    return json;
  }

  @Override
  public String toString() {
    return Objects.requireNonNullElse(threadTs, "") + "/" + ts + " " + words();
  }
}
