package dev.darkroom.bot.slack.standin;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Somebody at a keyboard.
public final class Person {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final StandInSlack slack;
  private final Workspace workspace;
  private final String id;
  private final String name;
  private final List<Message> ephemerals = new CopyOnWriteArrayList<>();
  private volatile String locale = "en-US";
  private volatile boolean admin;
  private volatile boolean owner;
  private volatile boolean deactivated;
  private volatile boolean foreign;
  private volatile @Nullable View top;
  private volatile @Nullable View home;

  Person(StandInSlack slack, Workspace workspace, String id, String name) {
    this.slack = slack;
    this.workspace = workspace;
    this.id = id;
    this.name = name;
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

  public String mention() {
    return "<@" + id + ">";
  }

  public Person admin() {
    admin = true;
    return this;
  }

  public Person owner() {
    owner = true;
    return this;
  }

  /// Comes from another organisation, through a shared channel.
  public Person fromElsewhere() {
    foreign = true;
    return this;
  }

  /// An admin deactivates the account.
  public void leavesTheWorkspace() {
    deactivated = true;
  }

  boolean isDeactivated() {
    return deactivated;
  }

  /// The language of this person's client.
  public Person speaks(String tag) {
    locale = tag;
    return this;
  }

  /// The direct conversation with the bot.
  public Channel direct() {
    return workspace.directWith(this);
  }

  /// A file of this person, not shared yet.
  public SlackFile file(String called, byte[] content) {
    return slack.keep(called, called, "", content, id);
  }

  public Message says(Channel channel, String text, SlackFile... files) {
    return channel.said(this, null, text, List.of(files));
  }

  /// What only this person has seen, oldest first.
  public List<Message> ephemerals() {
    return ephemerals.stream().filter(it -> !it.isDeleted()).toList();
  }

  /// Waits for the next private word after so many.
  public Message awaitEphemeral(int seenBefore) {
    await().atMost(PATIENCE).until(() -> ephemerals().size() > seenBefore);
    return ephemerals().get(seenBefore);
  }

  void see(Message message) {
    ephemerals.add(message);
  }

  Optional<Message> ephemeral(String ts) {
    return ephemerals().stream().filter(it -> it.ts().equals(ts)).findFirst();
  }

  /// The modal on top.
  public Optional<View> view() {
    return Optional.ofNullable(top);
  }

  public View awaitView() {
    await().atMost(PATIENCE).until(() -> view().isPresent());
    return view().orElseThrow();
  }

  public Optional<View> home() {
    return Optional.ofNullable(home);
  }

  void shows(@Nullable View view) {
    top = view;
  }

  void showsAtHome(View view) {
    home = view;
  }

  /// Types a slash command.
  public Interaction runs(Channel channel, String command, String text) {
    return slack.actions().command(this, channel, command, text);
  }

  /// Uses a global shortcut.
  public Interaction shortcut(String callbackId) {
    return slack.actions().shortcut(this, callbackId);
  }

  /// Uses a shortcut on a message.
  public Interaction shortcut(Message message, String callbackId) {
    return slack.actions().messageShortcut(this, message, callbackId);
  }

  /// Presses the button with this label.
  public Interaction clicks(Message message, String label) {
    return slack.actions().act(this, message, button(message.blocks(), label), null);
  }

  /// Presses the button with this label, on a modal or at home.
  public Interaction clicks(View view, String label) {
    return slack.actions().act(this, view, button(view.blocks(), label), null);
  }

  /// Presses something by the bot's own name for it, whether it is there or not: what a forger
  /// does.
  public Interaction presses(Message message, String actionId, String value) {
    return slack.actions().act(this, message, forged(actionId, value), null);
  }

  public Interaction presses(View view, String actionId, String value) {
    return slack.actions().act(this, view, forged(actionId, value), null);
  }

  /// Chooses in a menu on a message.
  public Interaction picks(Message message, String name, Object value) {
    var placed =
        Elements.named(message.blocks(), name)
            .orElseThrow(() -> new AssertionError("no " + name + " on " + message));
    return slack.actions().act(this, message, placed, State.filledIn(placed, value));
  }

  /// Fills something in; the bot hears of it at once where it asked for that.
  ///
  /// @param value text, a number, an option's value or words, [Person], [Channel], or a list
  public Optional<Interaction> fills(View view, String name, Object value) {
    view.fill(name, value);
    var placed = view.placed(name);
    if (!placed.speaksAtOnce()) return Optional.empty();
    return Optional.of(slack.actions().act(this, view, placed, view.value(name)));
  }

  /// As [#fills], where the bot hears of it at once.
  public Interaction picks(View view, String name, Object value) {
    return fills(view, name, value)
        .orElseThrow(() -> new AssertionError(name + " says nothing before the end"));
  }

  /// Fills in what is named, and sends the modal. What is left out keeps what is there.
  public Interaction submits(View view, Map<String, ?> values) {
    values.forEach((name, value) -> view.fill(name, value));
    return slack.actions().submit(this, view);
  }

  public Interaction closes(View view) {
    return slack.actions().close(this, view);
  }

  public Interaction opensHome() {
    return slack.actions().openHome(this);
  }

  private static Elements.Placed button(JsonNode blocks, String label) {
    return Elements.buttons(blocks).stream()
        .filter(it -> Elements.label(it).equals(label))
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                "no button "
                    + label
                    + " among "
                    + Elements.buttons(blocks).stream().map(Elements::label).toList()));
  }

  private static Elements.Placed forged(String actionId, String value) {
    var button = Json.object("type", "button", "action_id", actionId, "value", value);
    button.set("text", Json.object("type", "plain_text", "text", ""));
    return new Elements.Placed(Json.object("type", "actions", "block_id", "forged"), button);
  }

  ObjectNode json() {
    return Json.object(
        "id",
        id,
        "team_id",
        foreign ? "T0ELSEWHERE" : workspace.id(),
        "name",
        name.toLowerCase(Locale.ROOT),
        "real_name",
        name,
        "is_admin",
        admin || owner,
        "is_owner",
        owner,
        "is_primary_owner",
        false,
        "deleted",
        deactivated,
        "is_bot",
        false,
        "is_stranger",
        foreign,
        "locale",
        locale,
        "tz",
        "Europe/Berlin",
        "profile",
        Json.object("display_name", name, "real_name", name));
  }

  @Override
  public String toString() {
    return name;
  }
}
