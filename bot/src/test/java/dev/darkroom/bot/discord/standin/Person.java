package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Somebody at a keyboard.
public final class Person {
  private static final int COMMAND = 2;
  private static final int COMPONENT = 3;
  private static final int AUTOCOMPLETE = 4;
  private static final int FORM = 5;

  private final StandInDiscord discord;
  private final String id;
  private final String name;
  private final List<Message> ephemerals = new CopyOnWriteArrayList<>();
  private volatile String locale = "en-US";
  private volatile boolean takesDirect = true;

  Person(StandInDiscord discord, String id, String name) {
    this.discord = discord;
    this.id = id;
    this.name = name;
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  /// How the bot mentions this person.
  public String mention() {
    return "<@" + id + ">";
  }

  String locale() {
    return locale;
  }

  /// The language of this person's client.
  public Person speaks(String tag) {
    locale = tag;
    return this;
  }

  /// Closes the door to direct messages.
  public void refuseDirectMessages() {
    takesDirect = false;
  }

  boolean takesDirectMessages() {
    return takesDirect;
  }

  /// The direct conversation with the bot.
  public Channel direct() {
    return discord.directWith(this);
  }

  /// What only this person has seen, oldest first.
  public List<Message> ephemerals() {
    return ephemerals.stream().filter(it -> !it.isDeleted()).toList();
  }

  void see(Message message) {
    ephemerals.add(message);
  }

  /// Types a slash command.
  ///
  /// @param command its name, with subcommands after spaces
  /// @param options texts, numbers, truths, [Upload]s, [Person]s, [Role]s, [Channel]s by name
  public Interaction slash(Channel channel, String command, Map<String, ?> options) {
    var data = slashData(channel, command, options, null);
    return discord.interact(this, channel, COMMAND, data, null);
  }

  /// Is still typing an option.
  public Interaction type(Channel channel, String command, Map<String, ?> options, String focused) {
    var data = slashData(channel, command, options, focused);
    return discord.interact(this, channel, AUTOCOMPLETE, data, null);
  }

  private ObjectNode slashData(
      Channel channel, String command, Map<String, ?> options, @Nullable String focused) {
    var words = List.of(command.split(" "));
    var offered = discord.commands().offered(words.getFirst(), Commands.SLASH, this, channel);
    var input = new SlashInput(offered, words.subList(1, words.size()), new Resolved(channel));
    return input.data(options, focused);
  }

  /// Uses a command of the "Apps" menu on a message.
  public Interaction messageCommand(Message target, String command) {
    var channel = target.channel();
    var offered = discord.commands().offered(command, Commands.ON_MESSAGE, this, channel);
    var resolved = new Resolved(channel);
    var data =
        Json.object(
            "id", offered.path("id").asText(),
            "name", command,
            "type", Commands.ON_MESSAGE,
            "target_id", resolved.message(target),
            "resolved", resolved.json());
    return discord.interact(this, channel, COMMAND, data, null);
  }

  /// Presses the button with this label.
  public Interaction click(Message message, String label) {
    var button =
        message
            .button(label)
            .orElseThrow(
                () -> new AssertionError("no button " + label + " on " + message.buttons()));
    if (button.disabled()) throw new AssertionError(label + " is disabled");
    return press(message, button.id());
  }

  /// Presses something by the bot's own name for it, whether it is there or not: what a forger
  /// does.
  public Interaction press(Message message, String customId) {
    var data = Json.object("component_type", 2, "custom_id", customId);
    return discord.interact(this, message.channel(), COMPONENT, data, message);
  }

  /// Chooses from a menu of texts.
  public Interaction choose(Message message, String customId, String... values) {
    var data = Json.object("component_type", 3, "custom_id", customId, "values", List.of(values));
    return discord.interact(this, message.channel(), COMPONENT, data, message);
  }

  /// Fills in a form; what is left out keeps its preset.
  public Interaction submit(Form form, Map<String, ?> values) {
    var opener = form.opener();
    var resolved = new Resolved(opener.channel());
    var data = form.filledIn(values, resolved);
    var _ = data.set("resolved", resolved.json());
    return discord.interact(this, opener.channel(), FORM, data, opener.source().orElse(null));
  }

  ObjectNode json() {
    return Json.object(
        "id",
        id,
        "username",
        name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.'),
        "global_name",
        name,
        "discriminator",
        "0",
        "avatar",
        null,
        "bot",
        false,
        "public_flags",
        0);
  }

  @Override
  public String toString() {
    return name;
  }
}
