package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Makes messages of what people and the bot send, and edits them by Discord's rules.
final class Messages {
  private static final Pattern MENTION = Pattern.compile("<@!?(\\d+)>");
  private static final List<String> KEPT_FIELDS =
      List.of("content", "embeds", "components", "flags");

  private final StandInDiscord discord;
  private final MessageRules rules = new MessageRules();
  private final Map<String, Message> byNonce = new ConcurrentHashMap<>();

  Messages(StandInDiscord discord) {
    this.discord = discord;
  }

  MessageRules rules() {
    return rules;
  }

  Message post(Channel channel, Person author, String text, List<Upload> files) {
    var stored =
        files.stream()
            .map(file -> discord.cdn().keep(channel.id(), file, false, Optional.empty()))
            .toList();
    var json = blank(channel, discord.ids().next(), author.json()).put("content", text);
    var message = new Message(channel, json.path("id").asText(), json, stored);
    channel.add(message);
    return message;
  }

  /// A message of the bot by its token; the same nonce twice is the same message.
  Message send(Channel channel, Call call) {
    var nonce = call.body().path("nonce").asText();
    boolean once = call.body().path("enforce_nonce").asBoolean() && !nonce.isEmpty();
    if (!once) return shown(create(channel, call, false));
    // Two at the same time are one as well.
    return byNonce.computeIfAbsent(
        channel.id() + " " + nonce, _ -> shown(create(channel, call, false)));
  }

  Message shown(Message message) {
    message.channel().add(message);
    return message;
  }

  /// A message of the bot that stands nowhere yet.
  Message create(Channel channel, Call call, boolean ephemeral) {
    return create(channel, call.body(), call.files(), ephemeral);
  }

  Message create(Channel channel, JsonNode body, Map<Integer, Upload> uploads, boolean ephemeral) {
    rules.check(body, uploads, body.path("flags").asInt());
    if (Components.text(body).isEmpty() && body.path("components").isEmpty() && uploads.isEmpty())
      throw new Refusal(400, 50006, "Cannot send an empty message");
    var json = blank(channel, discord.ids().next(), discord.bot());
    json.put("application_id", discord.applicationId());
    var files = new ArrayList<StoredFile>();
    store(channel, body, uploads, ephemeral, files);
    take(json, body, files);
    if (ephemeral) json.put("flags", json.path("flags").asInt() | Message.EPHEMERAL);
    if (body.hasNonNull("nonce")) json.put("nonce", body.path("nonce").asText());
    var reference = body.path("message_reference");
    if (reference.isObject()) refer(channel, json, reference);
    return new Message(channel, json.path("id").asText(), json, files);
  }

  /// What a deferred answer shows until there is more to say.
  Message thinking(Channel channel, boolean ephemeral) {
    var json = blank(channel, discord.ids().next(), discord.bot());
    json.put("application_id", discord.applicationId());
    json.put("flags", Message.LOADING | (ephemeral ? Message.EPHEMERAL : 0));
    return new Message(channel, json.path("id").asText(), json, List.of());
  }

  void edit(Message message, Call call) {
    edit(message, call.body(), call.files());
  }

  void edit(Message message, JsonNode body, Map<Integer, Upload> uploads) {
    var now = message.now();
    int before = now.json().path("flags").asInt();
    rules.check(body, uploads, before | body.path("flags").asInt());
    var json = now.json().deepCopy();
    var files = new ArrayList<StoredFile>();
    var listed = body.get("attachments");
    // What is not listed vanishes; without a list all stay.
    for (var file : now.files()) {
      if (listed == null || listed.isNull() || listed.findValuesAsText("id").contains(file.id()))
        files.add(file);
    }
    store(message.channel(), body, uploads, message.isEphemeral(), files);
    take(json, body, files);
    // Ephemeral and V2 stay for ever, "thinking…" ends.
    int lasting = before & (Message.EPHEMERAL | Message.COMPONENTS_V2);
    json.put("flags", (json.path("flags").asInt() | lasting) & ~Message.LOADING);
    json.put("edited_timestamp", discord.time());
    message.revise(json, files);
  }

  private void store(
      Channel channel,
      JsonNode body,
      Map<Integer, Upload> uploads,
      boolean ephemeral,
      List<StoredFile> files) {
    var described = new TreeMap<Integer, JsonNode>();
    for (var attachment : body.path("attachments")) {
      var id = attachment.path("id").asText();
      if (id.length() < 3) described.put(Integer.parseInt(id), attachment);
    }
    uploads.forEach((number, upload) -> {
      var about = described.getOrDefault(number, Json.object());
      var named = new Upload(about.path("filename").asText(upload.name()), upload.content());
      var words = Optional.ofNullable(about.get("description")).map(JsonNode::asText);
      files.add(discord.cdn().keep(channel.id(), named, ephemeral, words));
    });
  }

  private void take(ObjectNode json, JsonNode body, List<StoredFile> files) {
    for (var name : KEPT_FIELDS) {
      if (body.hasNonNull(name)) {
        var _ = json.set(name, body.get(name).deepCopy());
      }
    }
    if (body.has("content") && body.path("content").isNull()) json.put("content", "");
    Components.resolve(json, files);
    Components.number(json);
    mention(json, body.path("allowed_mentions"));
  }

  private void mention(ObjectNode json, JsonNode allowed) {
    var text = Components.text(json);
    boolean anything = !allowed.isObject();
    var parse = allowed.path("parse").toString();
    var users = allowed.path("users").toString();
    var pinged = new ArrayList<ObjectNode>();
    var matcher = MENTION.matcher(text);
    while (matcher.find()) {
      var id = matcher.group(1);
      if (anything || parse.contains("\"users\"") || users.contains('"' + id + '"'))
        discord.personById(id).map(Person::json).ifPresent(pinged::add);
    }
    var _ = json.set("mentions", Json.array(pinged));
    boolean everyone = text.contains("@everyone") || text.contains("@here");
    json.put("mention_everyone", everyone && (anything || parse.contains("\"everyone\"")));
  }

  private static void refer(Channel channel, ObjectNode json, JsonNode reference) {
    var id = reference.path("message_id").asText();
    var target = channel.message(id);
    if (target.isEmpty() && reference.path("fail_if_not_exists").asBoolean(true))
      throw Refusal.invalid("message_reference: Unknown message");
    var _ =
        json.put("type", 19)
            .set(
                "message_reference",
                Json.object("message_id", id, "channel_id", channel.id(), "type", 0));
  }

  private ObjectNode blank(Channel channel, String id, ObjectNode author) {
    return Json.object(
        "id",
        id,
        "type",
        0,
        "channel_id",
        channel.id(),
        "author",
        author,
        "content",
        "",
        "timestamp",
        discord.time(),
        "edited_timestamp",
        null,
        "tts",
        false,
        "mention_everyone",
        false,
        "mentions",
        List.of(),
        "mention_roles",
        List.of(),
        "attachments",
        List.of(),
        "embeds",
        List.of(),
        "components",
        List.of(),
        "pinned",
        false,
        "flags",
        0);
  }
}
