package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.math.BigDecimal;
import java.util.List;

/// `conversations.…`, `users.…`, `usergroups.…`, `reactions.…`: where people are, and who they are.
final class RoomCalls {
  private final StandInSlack slack;

  RoomCalls(StandInSlack slack) {
    this.slack = slack;
  }

  void into(Methods methods) {
    methods.add("conversations.info", "channels:read", this::info);
    methods.add("conversations.join", "channels:join", this::join);
    methods.add("conversations.open", "im:write", this::open);
    methods.add("conversations.members", "channels:read", this::members);
    methods.add("conversations.replies", "channels:history", this::replies);
    methods.add("conversations.history", "channels:history", this::history);
    methods.add("users.info", "users:read", this::person);
    methods.add("usergroups.users.list", "usergroups:read", this::group);
    methods.add("usergroups.list", "usergroups:read", this::groups);
    methods.add("reactions.add", "reactions:write", (_, _) -> Json.object());
    methods.add("reactions.remove", "reactions:write", (_, _) -> Json.object());
  }

  private Channel visible(Call call, Workspace workspace) {
    var channel = slack.place(workspace, call.need("channel"));
    if (channel.isPrivate() && !channel.hasBot()) throw new Refusal("channel_not_found");
    return channel;
  }

  private ObjectNode info(Call call, Workspace workspace) {
    return Json.object("channel", visible(call, workspace).json());
  }

  private ObjectNode join(Call call, Workspace workspace) {
    var channel = visible(call, workspace);
    if (channel.isDirect()) throw new Refusal("method_not_supported_for_channel_type");
    if (channel.isArchived()) throw new Refusal("is_archived");
    channel.join();
    return Json.object("channel", channel.json());
  }

  private ObjectNode open(Call call, Workspace workspace) {
    var person =
        workspace.personById(call.need("users")).orElseThrow(() -> new Refusal("user_not_found"));
    if (person.isDeactivated()) throw new Refusal("user_disabled");
    return Json.object("channel", Json.object("id", person.direct().id()));
  }

  private ObjectNode members(Call call, Workspace workspace) {
    var channel = visible(call, workspace);
    var members = workspace.people().stream().filter(channel::holds).map(Person::id).toList();
    return Json.object("members", members);
  }

  private ObjectNode replies(Call call, Workspace workspace) {
    var channel = readable(call, workspace);
    var parent =
        channel.message(call.need("ts")).orElseThrow(() -> new Refusal("thread_not_found"));
    return page(
        channel.messages().stream()
            .filter(it -> it == parent || it.threadTs().filter(parent.ts()::equals).isPresent())
            .toList(),
        call);
  }

  private ObjectNode history(Call call, Workspace workspace) {
    var channel = readable(call, workspace);
    var newestFirst =
        channel.messages().stream().filter(it -> it.threadTs().isEmpty()).toList().reversed();
    return page(newestFirst, call);
  }

  private Channel readable(Call call, Workspace workspace) {
    var channel = visible(call, workspace);
    if (!channel.hasBot()) throw new Refusal("not_in_channel");
    return channel;
  }

  /// One page of them; where it ends, the cursor says where the next begins.
  private static ObjectNode page(List<Message> all, Call call) {
    int limit = Integer.parseInt(call.arg("limit").orElse("100"));
    if (limit < 1 || limit > 1_000) throw new Refusal("invalid_limit");
    var oldest = call.arg("oldest").orElse("0");
    int from = call.arg("cursor").filter(it -> !it.isEmpty()).map(Integer::parseInt).orElse(0);
    var messages =
        all.stream()
            .filter(it -> new BigDecimal(it.ts()).compareTo(new BigDecimal(oldest)) > 0)
            .toList();
    int to = Math.min(messages.size(), from + limit);
    boolean more = to < messages.size();
    return Json.object(
        "messages",
        messages.subList(Math.min(from, to), to).stream().map(Message::json).toList(),
        "has_more",
        more,
        "response_metadata",
        Json.object("next_cursor", more ? Integer.toString(to) : ""));
  }

  private ObjectNode person(Call call, Workspace workspace) {
    var json =
        workspace
            .personById(call.need("user"))
            .orElseThrow(() -> new Refusal("user_not_found"))
            .json();
    if (!call.flag("include_locale")) json.remove("locale");
    return Json.object("user", json);
  }

  private ObjectNode group(Call call, Workspace workspace) {
    var members =
        workspace
            .groupMembers(call.need("usergroup"))
            .orElseThrow(() -> new Refusal("no_such_subteam"));
    return Json.object("users", members);
  }

  private ObjectNode groups(Call call, Workspace workspace) {
    return Json.object("usergroups", workspace.groupsJson(call.flag("include_users")));
  }
}
