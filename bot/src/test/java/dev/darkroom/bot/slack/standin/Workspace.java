package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// A workspace: its channels, its members, and the bot in it.
public final class Workspace {
  private final StandInSlack slack;
  private final String id;
  private final String name;
  private final String botUser;
  private final String botId;
  private final Map<String, Channel> channels = new ConcurrentHashMap<>();
  private final Map<String, Person> people = new ConcurrentHashMap<>();
  private final Map<String, List<String>> groups = new ConcurrentHashMap<>();
  private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
  private volatile String botToken;
  private volatile boolean installed;
  private volatile String enterprise = "";
  private volatile boolean orgWide;

  Workspace(StandInSlack slack, String id, String name, boolean installed) {
    this.slack = slack;
    this.id = id;
    this.name = name;
    this.installed = installed;
    botUser = slack.ids().next("UBOT");
    botId = slack.ids().next("B");
    botToken = "xoxb-canary-" + id;
    if (installed) tokens.put(botToken, Instant.MAX);
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String botUser() {
    return botUser;
  }

  String botId() {
    return botId;
  }

  String appId() {
    return slack.appId();
  }

  /// What people write to call the bot.
  public String botMention() {
    return "<@" + botUser + ">";
  }

  public String botToken() {
    return botToken;
  }

  /// A new token; the ones before are good until their own end.
  void give(String token, Instant until) {
    botToken = token;
    tokens.put(token, until);
    installed = true;
  }

  boolean gave(String token) {
    return tokens.containsKey(token);
  }

  /// Throws as Slack does for a token that is no longer good.
  void checkToken(String token) {
    if (!installed) throw new Refusal("token_revoked");
    var until = tokens.get(token);
    if (until == null) throw new Refusal("invalid_auth");
    if (!until.isAfter(slack.ids().instant())) throw new Refusal("token_expired");
  }

  /// Somebody agrees that the bot comes here.
  ///
  /// @return the code that the bot gets for it
  public String agrees() {
    return slack.grants().code(this);
  }

  boolean isInstalled() {
    return installed;
  }

  /// Part of an Enterprise Grid organisation.
  public Workspace inEnterprise(String enterpriseId) {
    enterprise = enterpriseId;
    return this;
  }

  /// The bot is installed in the whole organisation, which includes this workspace.
  public Workspace orgWide(String enterpriseId) {
    orgWide = true;
    return inEnterprise(enterpriseId);
  }

  boolean isOrgWide() {
    return orgWide;
  }

  Optional<String> enterprise() {
    return Optional.of(enterprise).filter(it -> !it.isEmpty());
  }

  /// The bot is removed: its token is dead, and Slack says so.
  public void uninstall() {
    installed = false;
    tokens.clear();
    slack.event(this, Json.object("type", "app_uninstalled"));
  }

  /// The bot's token is taken back, and Slack says so.
  public void revokeTokens() {
    installed = false;
    slack.event(
        this,
        Json.object(
            "type",
            "tokens_revoked",
            "tokens",
            Json.object("oauth", List.of(), "bot", List.of(botUser))));
  }

  /// The app is installed again, and its token is good again.
  public void installAgain() {
    installed = true;
  }

  /// The bot's token is taken back, and nobody says so.
  public void revokeTokensInSilence() {
    installed = false;
  }

  /// A public channel with the bot in it.
  public Channel channel(String called) {
    var channel = new Channel(slack, this, slack.ids().next("C"), called, null);
    channels.put(channel.id(), channel);
    return channel;
  }

  Channel directWith(Person person) {
    return channels.values().stream()
        .filter(it -> it.partner().filter(other -> other == person).isPresent())
        .findFirst()
        .orElseGet(() -> {
          var channel = new Channel(slack, this, slack.ids().next("D"), "directmessage", person);
          channels.put(channel.id(), channel);
          return channel;
        });
  }

  public Collection<Channel> channels() {
    return List.copyOf(channels.values());
  }

  Optional<Channel> channelById(String channelId) {
    return Optional.ofNullable(channels.get(channelId));
  }

  /// A new member.
  public Person person(String called) {
    var person = new Person(slack, this, slack.ids().next("U"), called);
    people.put(person.id(), person);
    return person;
  }

  Collection<Person> people() {
    return List.copyOf(people.values());
  }

  Optional<Person> personById(String personId) {
    return Optional.ofNullable(people.get(personId));
  }

  /// A user group.
  ///
  /// @return its id
  public String group(Person... members) {
    var group = slack.ids().next("S");
    groups.put(group, Arrays.stream(members).map(Person::id).toList());
    return group;
  }

  Optional<List<String>> groupMembers(String group) {
    return Optional.ofNullable(groups.get(group));
  }

  List<ObjectNode> groupsJson(boolean withUsers) {
    return groups.entrySet().stream()
        .map(it -> {
          var json =
              Json.object(
                  "id", it.getKey(),
                  "team_id", id,
                  "is_usergroup", true,
                  "name", it.getKey(),
                  "handle", it.getKey().toLowerCase(java.util.Locale.ROOT),
                  "date_delete", 0,
                  "user_count", it.getValue().size());
          if (withUsers) json.set("users", Json.node(it.getValue()));
          return json;
        })
        .collect(Collectors.toList());
  }

  ObjectNode teamJson() {
    return Json.object("id", id, "domain", name.toLowerCase(java.util.Locale.ROOT));
  }

  @Override
  public String toString() {
    return name;
  }
}
