package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A file that Slack keeps.
public final class SlackFile {
  private final StandInSlack slack;
  private final String id;
  private final String name;
  private final String title;
  private final String altText;
  private final byte[] content;
  private final String owner;
  private final Map<String, Message> shares = new ConcurrentHashMap<>();
  private volatile boolean processed;
  private volatile boolean deleted;
  private volatile boolean hidden;

  SlackFile(
      StandInSlack slack,
      String id,
      String name,
      String title,
      String altText,
      byte[] content,
      String owner) {
    this.slack = slack;
    this.id = id;
    this.name = name;
    this.title = title;
    this.altText = altText;
    this.content = content;
    this.owner = owner;
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String title() {
    return title;
  }

  public String altText() {
    return altText;
  }

  /// Its bytes, not copied.
  public byte[] content() {
    return content;
  }

  public boolean isDeleted() {
    return deleted;
  }

  void delete() {
    deleted = true;
  }

  /// Slack has looked at it: it has a type now.
  public void process() {
    processed = true;
  }

  boolean isProcessed() {
    return processed;
  }

  /// Comes from another organisation: payloads only name it, `files.info` has the rest.
  public SlackFile fromElsewhere() {
    hidden = true;
    return this;
  }

  void sharedWith(Message message) {
    shares.put(message.channel().id(), message);
  }

  /// Where the bytes are, for those who show a token.
  public String url() {
    return slack.filePath(this);
  }

  String type() {
    var ending = name.substring(name.lastIndexOf('.') + 1);
    return switch (ending) {
      case "png" -> "image/png";
      case "jpg", "jpeg" -> "image/jpeg";
      case "gif" -> "image/gif";
      case "webp" -> "image/webp";
      case "mp4" -> "video/mp4";
      default -> "text/plain";
    };
  }

  boolean isImage() {
    return type().matches("image/(png|jpeg|gif)");
  }

  /// As it stands in messages and views.
  ObjectNode json() {
    return hidden ? Json.object("id", id, "file_access", "check_file_info") : full();
  }

  /// As `files.info` has it.
  ObjectNode full() {
    var json =
        Json.object(
            "id",
            id,
            "created",
            slack.ids().instant().getEpochSecond(),
            "name",
            name,
            "title",
            title,
            "mimetype",
            processed ? type() : "",
            "filetype",
            processed ? name.substring(name.lastIndexOf('.') + 1) : "",
            "user",
            owner,
            "size",
            content.length,
            "mode",
            "hosted",
            "is_external",
            false,
            "is_public",
            true,
            "file_access",
            "visible",
            "alt_txt",
            altText,
            "url_private",
            url(),
            "url_private_download",
            url() + "?download=1",
            "permalink",
            url());
    if (!processed) return json;
    var everywhere = Json.object();
    shares.forEach((channel, message) ->
        everywhere
            .withObject(message.channel().isPrivate() ? "/private" : "/public")
            .set(channel, Json.array(List.of(share(message)))));
    json.set("shares", everywhere);
    return json;
  }

  private static ObjectNode share(Message message) {
    var share = Json.object("ts", message.ts());
    message.threadTs().ifPresent(parent -> share.put("thread_ts", parent));
    return share;
  }
}
