package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// `views.…`: modals and home tabs.
final class ViewCalls {
  private static final int STACK = 3;

  private final StandInSlack slack;
  private final Map<String, View> views = new ConcurrentHashMap<>();

  ViewCalls(StandInSlack slack) {
    this.slack = slack;
  }

  void into(Methods methods) {
    methods.add("views.open", "", this::open);
    methods.add("views.push", "", this::push);
    methods.add("views.update", "", this::update);
    methods.add("views.publish", "", this::publish);
  }

  private ObjectNode open(Call call, Workspace workspace) {
    var trigger = slack.triggers().exchange(call.need("trigger_id"));
    var view =
        new View(slack, trigger.person(), checked(call), Optional.empty(), trigger.channel());
    return shown(view);
  }

  private ObjectNode push(Call call, Workspace workspace) {
    var trigger = slack.triggers().exchange(call.need("trigger_id"));
    var below = trigger.person().view();
    if (below.isEmpty()) throw new Refusal("invalid_trigger_id");
    return shown(onTop(below.get(), checked(call)));
  }

  private ObjectNode shown(View view) {
    views.put(view.id(), view);
    view.person().shows(view);
    return Json.object("view", view.payload());
  }

  /// What a submission was answered with.
  void push(View below, JsonNode json) {
    check(json);
    shown(onTop(below, json));
  }

  private View onTop(View below, JsonNode json) {
    int depth = 1;
    for (var it = below; it.below().isPresent(); it = it.below().get()) depth++;
    if (depth >= STACK) throw new Refusal("push_limit_reached");
    return new View(slack, below.person(), json, Optional.of(below), below.openedIn());
  }

  private ObjectNode update(Call call, Workspace workspace) {
    var view = named(call);
    var json = checked(call);
    var hash = call.arg("hash");
    if (hash.isPresent() && !hash.get().equals(view.hash())) throw new Refusal("hash_conflict");
    view.update(json);
    return Json.object("view", view.payload());
  }

  private View named(Call call) {
    var external = call.arg("external_id");
    var found =
        external.isPresent()
            ? views.values().stream()
                .filter(it -> it.json().path("external_id").asText().equals(external.get()))
                .findFirst()
            : Optional.ofNullable(views.get(call.need("view_id")));
    return found.filter(this::isOnScreen).orElseThrow(() -> new Refusal("not_found"));
  }

  private boolean isOnScreen(View view) {
    for (var it = view.person().view(); it.isPresent(); it = it.get().below()) {
      if (it.get() == view) return true;
    }
    return view.person().home().filter(it -> it == view).isPresent();
  }

  private ObjectNode publish(Call call, Workspace workspace) {
    var person =
        workspace
            .personById(call.need("user_id"))
            .orElseThrow(() -> new Refusal("invalid_arguments"));
    var json = checked(call);
    if (!json.path("type").asText().equals("home")) throw new Refusal("invalid_arguments");
    var view = person.home().orElse(null);
    if (view == null) {
      view = new View(slack, person, json, Optional.empty(), Optional.empty());
      views.put(view.id(), view);
      person.showsAtHome(view);
    } else {
      view.update(json);
    }
    return Json.object("view", view.payload());
  }

  private JsonNode checked(Call call) {
    var view = call.json("view");
    if (view.isMissingNode()) throw new Refusal("invalid_arguments");
    check(view);
    return view;
  }

  void check(JsonNode view) {
    var problems = BlockKit.ofView(view, slack::isProcessedImage);
    if (problems.isEmpty()) return;
    slack.problem("view " + view.path("callback_id").asText() + ": " + problems);
    throw new Refusal("invalid_arguments", problems);
  }
}
