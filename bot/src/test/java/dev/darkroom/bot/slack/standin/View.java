package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A modal or a home tab on somebody's screen, with what is filled in.
public final class View {
  private final StandInSlack slack;
  private final Person person;
  private final String id;
  private final Optional<View> below;
  private final Optional<Channel> openedIn;
  private final Map<String, JsonNode> filled = new ConcurrentHashMap<>();
  private final AtomicInteger updates = new AtomicInteger();
  private volatile JsonNode json;
  private volatile String hash;
  private volatile Map<String, String> errors = Map.of();

  View(
      StandInSlack slack,
      Person person,
      JsonNode json,
      Optional<View> below,
      Optional<Channel> openedIn) {
    this.slack = slack;
    this.person = person;
    this.id = slack.ids().next("V");
    this.below = below;
    this.openedIn = openedIn;
    this.json = json;
    this.hash = slack.ids().ts();
  }

  public String id() {
    return id;
  }

  public Person person() {
    return person;
  }

  public JsonNode json() {
    return json;
  }

  public String callbackId() {
    return json.path("callback_id").asText();
  }

  public String title() {
    return json.path("title").path("text").asText();
  }

  /// Every word on it.
  public String text() {
    return title() + "\n" + Words.of(json.path("blocks"));
  }

  public String privateMetadata() {
    return json.path("private_metadata").asText();
  }

  /// What the bot found wrong, by block.
  public Map<String, String> errors() {
    return errors;
  }

  void errors(Map<String, String> found) {
    errors = Map.copyOf(found);
  }

  /// How often the bot changed it.
  public int updates() {
    return updates.get();
  }

  public Optional<View> below() {
    return below;
  }

  Optional<Channel> openedIn() {
    return openedIn;
  }

  String hash() {
    return hash;
  }

  JsonNode blocks() {
    return json.path("blocks");
  }

  /// What people filled in stays where block and element keep their names.
  void update(JsonNode changed) {
    json = changed;
    hash = slack.ids().ts();
    errors = Map.of();
    updates.incrementAndGet();
  }

  /// Whether there is a block or an element of that name.
  public boolean has(String name) {
    return Elements.named(blocks(), name).isPresent();
  }

  /// What is filled in, or preset, in the form in which Slack sends it.
  public JsonNode value(String name) {
    return State.value(placed(name), filled, openedIn);
  }

  /// The texts that a menu offers.
  public java.util.List<String> offered(String name) {
    return State.options(placed(name).element()).stream()
        .map(it -> it.path("text").path("text").asText())
        .toList();
  }

  Elements.Placed placed(String name) {
    return Elements.named(blocks(), name)
        .orElseThrow(() ->
            new AssertionError(
                "nothing named "
                    + name
                    + " among "
                    + Elements.of(blocks()).stream()
                        .map(it -> it.blockId() + "/" + it.actionId())
                        .toList()));
  }

  void fill(String name, Object value) {
    var placed = placed(name);
    filled.put(State.key(placed), State.filledIn(placed, value));
  }

  ObjectNode state() {
    return State.of(blocks(), filled, openedIn);
  }

  /// Names of what must be filled in and is not.
  java.util.List<String> missing() {
    return State.missing(blocks(), filled, openedIn);
  }

  ObjectNode payload() {
    ObjectNode view = json.deepCopy();
    view.put("id", id);
    view.put("team_id", person.workspace().id());
    view.put("app_id", slack.appId());
    view.put("bot_id", person.workspace().botId());
    view.put("hash", hash);
    view.put("root_view_id", root().id());
    view.put("previous_view_id", below.map(View::id).orElse(null));
    view.set("state", Json.object("values", state()));
    if (!view.has("private_metadata")) view.put("private_metadata", "");
    return view;
  }

  private View root() {
    return below.map(View::root).orElse(this);
  }

  @Override
  public String toString() {
    return text();
  }
}
