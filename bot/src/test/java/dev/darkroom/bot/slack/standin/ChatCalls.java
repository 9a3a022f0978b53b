package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `chat.…`: what the bot says.
final class ChatCalls {
  private static final int TEXT_CHARACTERS = 40_000;

  private final StandInSlack slack;

  ChatCalls(StandInSlack slack) {
    this.slack = slack;
  }

  void into(Methods methods) {
    methods.add("chat.postMessage", "chat:write", this::post);
    methods.add("chat.update", "chat:write", this::update);
    methods.add("chat.delete", "chat:write", this::delete);
    methods.add("chat.postEphemeral", "chat:write", this::whisper);
    methods.add("chat.getPermalink", "", this::permalink);
  }

  private ObjectNode post(Call call, Workspace workspace) {
    var channel = slack.place(workspace, call.need("channel"));
    writable(channel);
    var message =
        channel.posted(
            thread(channel, call), text(call), blocks(call).orElseGet(Json::array), List.of());
    if (call.arg("metadata").isPresent()) message.metadata(call.json("metadata"));
    return Json.object("channel", channel.id(), "ts", message.ts(), "message", message.json());
  }

  static void writable(Channel channel) {
    if (channel.isArchived()) throw new Refusal("is_archived");
    if (!channel.hasBot())
      throw new Refusal(channel.isPrivate() ? "channel_not_found" : "not_in_channel");
  }

  static @Nullable String thread(Channel channel, Call call) {
    var thread = call.arg("thread_ts");
    if (thread.isEmpty()) return null;
    var parent = channel.message(thread.get());
    if (parent.isEmpty() || parent.get().threadTs().isPresent())
      throw new Refusal("thread_not_found");
    return thread.get();
  }

  private String text(Call call) {
    var text = call.arg("text").orElse("");
    if (text.isEmpty() && call.json("blocks").isEmpty()) throw new Refusal("no_text");
    if (text.length() > TEXT_CHARACTERS) throw new Refusal("msg_too_long");
    slack.checkText(text, call.method());
    return text;
  }

  private Optional<ArrayNode> blocks(Call call) {
    var blocks = call.json("blocks");
    if (blocks.isMissingNode()) return Optional.empty();
    var problems = BlockKit.ofMessage(blocks, slack::isProcessedImage);
    if (!problems.isEmpty()) {
      slack.problem(call.method() + ": " + problems);
      throw new Refusal("invalid_blocks", problems);
    }
    if (BlockKit.isTooLong(blocks)) throw new Refusal("msg_blocks_too_long");
    slack.checkText(Words.of(blocks), call.method());
    return Optional.of((ArrayNode) blocks);
  }

  private ObjectNode update(Call call, Workspace workspace) {
    var channel = slack.place(workspace, call.need("channel"));
    var message =
        channel.message(call.need("ts")).orElseThrow(() -> new Refusal("message_not_found"));
    if (!message.isFromBot()) throw new Refusal("cant_update_message");
    if (channel.isArchived()) throw new Refusal("is_archived");
    if (call.arg("text").isEmpty() && call.arg("blocks").isEmpty()) throw new Refusal("no_text");
    // Text alone takes the blocks away.
    message.edit(text(call), blocks(call).orElseGet(Json::array));
    return Json.object("channel", channel.id(), "ts", message.ts(), "text", message.text());
  }

  private ObjectNode delete(Call call, Workspace workspace) {
    var channel = slack.place(workspace, call.need("channel"));
    var message =
        channel.message(call.need("ts")).orElseThrow(() -> new Refusal("message_not_found"));
    if (!message.isFromBot()) throw new Refusal("cant_delete_message");
    message.delete();
    return Json.object("channel", channel.id(), "ts", message.ts());
  }

  private ObjectNode whisper(Call call, Workspace workspace) {
    var channel = slack.place(workspace, call.need("channel"));
    writable(channel);
    var person =
        workspace
            .personById(call.need("user"))
            .filter(channel::holds)
            .orElseThrow(() -> new Refusal("user_not_in_channel"));
    var message =
        new Message(
            channel,
            slack.ids().ts(),
            call.arg("thread_ts").orElse(null),
            workspace.botUser(),
            true,
            text(call),
            blocks(call).orElseGet(Json::array),
            List.of());
    person.see(message);
    return Json.object("message_ts", message.ts());
  }

  private ObjectNode permalink(Call call, Workspace workspace) {
    var channel = slack.place(workspace, call.need("channel"));
    return Json.object(
        "channel", channel.id(),
        "permalink",
            "https://%s.slack.com/archives/%s/p%s"
                .formatted(
                    workspace.name().toLowerCase(java.util.Locale.ROOT),
                    channel.id(),
                    call.need("message_ts").replace(".", "")));
  }
}
