package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What people do, in the words in which Slack tells the bot.
final class Actions {
  private final StandInSlack slack;

  Actions(StandInSlack slack) {
    this.slack = slack;
  }

  Interaction command(Person person, Channel channel, String command, String text) {
    var workspace = person.workspace();
    var payload =
        Json.object(
            "token", "legacy",
            "team_id", workspace.id(),
            "team_domain", workspace.name().toLowerCase(Locale.ROOT),
            "channel_id", channel.id(),
            "channel_name", channel.name(),
            "user_id", person.id(),
            "user_name", person.name().toLowerCase(Locale.ROOT),
            "command", command,
            "text", text,
            "api_app_id", slack.appId(),
            "is_enterprise_install", Boolean.toString(workspace.isOrgWide()),
            "trigger_id", slack.triggers().issue(person, Optional.of(channel)),
            "response_url", slack.responses().issue(person, channel, null));
    workspace.enterprise().ifPresent(it -> payload.put("enterprise_id", it));
    return slack.send(
        new Interaction(
            "slash_commands",
            payload,
            Optional.of(person),
            slack.ids().next("env-"),
            answer -> {
              if (answer.has("text") || answer.has("blocks"))
                slack.responses().respond(person, channel, null, answer);
            }));
  }

  Interaction shortcut(Person person, String callbackId) {
    var payload = base(person, "shortcut", Optional.empty());
    payload.put("callback_id", callbackId).put("action_ts", slack.ids().ts());
    return interactive(person, payload, Actions::ignore);
  }

  Interaction messageShortcut(Person person, Message message, String callbackId) {
    var payload = base(person, "message_action", Optional.of(message.channel()));
    payload.put("callback_id", callbackId).put("action_ts", slack.ids().ts());
    payload.put("message_ts", message.ts());
    payload.set("channel", channel(message.channel()));
    payload.set("message", message.json());
    payload.put("response_url", slack.responses().issue(person, message.channel(), null));
    return interactive(person, payload, Actions::ignore);
  }

  Interaction act(
      Person person, Message message, Elements.Placed placed, @Nullable JsonNode state) {
    var channel = message.channel();
    var payload = base(person, "block_actions", Optional.of(channel));
    payload.set(
        "container",
        Json.object(
            "type", "message",
            "message_ts", message.ts(),
            "channel_id", channel.id(),
            "is_ephemeral", message.isEphemeral()));
    payload.set("channel", channel(channel));
    // Of a private message the bot gets the place only.
    if (!message.isEphemeral()) payload.set("message", message.json());
    payload.set(
        "state", Json.object("values", State.of(message.blocks(), Map.of(), Optional.of(channel))));
    payload.put("response_url", slack.responses().issue(person, channel, message));
    payload.set("actions", Json.array(List.of(action(placed, state))));
    return interactive(person, payload, Actions::ignore);
  }

  Interaction act(Person person, View view, Elements.Placed placed, @Nullable JsonNode state) {
    var payload = base(person, "block_actions", view.openedIn());
    payload.set("container", Json.object("type", "view", "view_id", view.id()));
    var json = view.payload();
    payload.set("view", json);
    payload.set("actions", Json.array(List.of(action(placed, state))));
    return interactive(person, payload, Actions::ignore);
  }

  private ObjectNode action(Elements.Placed placed, @Nullable JsonNode state) {
    var action =
        Json.object(
            "type", placed.type(),
            "action_id", placed.actionId(),
            "block_id", placed.blockId(),
            "action_ts", slack.ids().ts());
    if (state != null) action.setAll((ObjectNode) state);
    if (placed.type().equals("button")) {
      action.set("text", placed.element().path("text"));
      if (placed.element().has("value")) action.set("value", placed.element().path("value"));
    }
    return action;
  }

  Interaction submit(Person person, View view) {
    if (!view.missing().isEmpty())
      throw new AssertionError("the client wants " + view.missing() + " filled in");
    var payload = base(person, "view_submission", view.openedIn());
    payload.set("view", view.payload());
    payload.set("response_urls", Json.array());
    return interactive(person, payload, answer -> submitted(person, view, answer));
  }

  private void submitted(Person person, View view, JsonNode answer) {
    switch (answer.path("response_action").asText()) {
      case "errors" -> view.errors(errors(view, answer.path("errors")));
      case "update" -> {
        slack.views().check(answer.path("view"));
        view.update(answer.path("view"));
      }
      case "push" -> slack.views().push(view, answer.path("view"));
      case "clear" -> person.shows(null);
      default -> person.shows(view.below().orElse(null));
    }
  }

  private Map<String, String> errors(View view, JsonNode named) {
    var errors = new TreeMap<String, String>();
    named
        .properties()
        .forEach(it -> {
          if (!view.has(it.getKey()))
            slack.problem("an error for a block that is not there: " + it);
          errors.put(it.getKey(), it.getValue().asText());
        });
    return errors;
  }

  Interaction close(Person person, View view) {
    person.shows(view.below().orElse(null));
    var payload = base(person, "view_closed", view.openedIn());
    payload.set("view", view.payload());
    payload.put("is_cleared", false);
    return interactive(person, payload, Actions::ignore);
  }

  Interaction openHome(Person person) {
    var event =
        Json.object(
            "type", "app_home_opened",
            "user", person.id(),
            "channel", person.direct().id(),
            "tab", "home",
            "event_ts", slack.ids().ts());
    person.home().ifPresent(view -> event.set("view", view.payload()));
    return slack.event(person.workspace(), event);
  }

  private Interaction interactive(Person person, ObjectNode payload, Consumer<JsonNode> then) {
    return slack.send(
        new Interaction(
            "interactive", payload, Optional.of(person), slack.ids().next("env-"), then));
  }

  private ObjectNode base(Person person, String type, Optional<Channel> channel) {
    var workspace = person.workspace();
    var payload =
        Json.object(
            "type", type,
            "token", "legacy",
            "api_app_id", slack.appId(),
            "is_enterprise_install", workspace.isOrgWide(),
            "team", workspace.teamJson(),
            "user",
                Json.object(
                    "id", person.id(),
                    "username", person.name().toLowerCase(Locale.ROOT),
                    "name", person.name().toLowerCase(Locale.ROOT),
                    "team_id", workspace.id()),
            "trigger_id", slack.triggers().issue(person, channel));
    workspace
        .enterprise()
        .ifPresent(it -> payload.set("enterprise", Json.object("id", it, "name", "Org")));
    return payload;
  }

  private static ObjectNode channel(Channel channel) {
    return Json.object("id", channel.id(), "name", channel.name());
  }

  private static void ignore(JsonNode answer) {
    // The client does nothing with it.
  }
}
