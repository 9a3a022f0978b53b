package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Front;
import dev.darkroom.bot.standin.Json;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/// Discord on this machine. Make a server, its channels and members; start a bot with [#apiUrl] and
/// [#token]; let the members do things and look at what they see.
///
/// What the bot sends is refused where Discord would refuse it, and checked against Discord's own
/// schema; [#close] fails if the schema was broken.
public final class StandInDiscord implements AutoCloseable {
  private static final String TOKEN = "canary.discord.token";
  private static final Set<String> WITHOUT_TOKEN = Set.of("interactions", "webhooks", "gateway");

  private final InstantSource clock = InstantSource.system();
  private final Snowflakes ids = new Snowflakes(clock);
  private final String applicationId = ids.next();
  private final Map<String, Guild> guilds = new ConcurrentHashMap<>();
  private final Map<String, Channel> channels = new ConcurrentHashMap<>();
  private final Map<String, Person> people = new ConcurrentHashMap<>();
  private final Map<String, Channel> direct = new ConcurrentHashMap<>();
  private final Map<String, Interaction> interactions = new ConcurrentHashMap<>();
  private final Front front = new Front();
  private final Cdn cdn = new Cdn(front, ids, clock);
  private final Gateway gateway = new Gateway(front, TOKEN, ids, this::bot, this::joined);
  private final Messages messages = new Messages(this);
  private final Commands commands = new Commands(this);
  private final Faults faults = new Faults();
  private final RateLimits limits = new RateLimits();
  private final Queue<String> schemaProblems = new ConcurrentLinkedQueue<>();
  private final Rest rest;
  private volatile int claimedUploadBytesMax;

  private StandInDiscord() {
    var routes = new ArrayList<Route>();
    routes.addAll(new InteractionCalls(this).routes());
    routes.addAll(new ChannelCalls(this).routes());
    routes.addAll(new ApplicationCalls(this).routes());
    rest = new Rest(routes, faults, limits, this::check);
    front.start(this::answer);
  }

  public static StandInDiscord start() {
    return new StandInDiscord();
  }

  private MockResponse answer(RecordedRequest request) {
    var path = request.getUrl().encodedPath();
    if (path.startsWith("/gateway")) return gateway.accept(request);
    if (path.startsWith(Rest.BASE + "/")) return rest.answer(request);
    if (cdn.holds(path)) return cdn.answer(request);
    return new MockResponse.Builder().code(404).build();
  }

  private void check(Call call) {
    var room = call.route().replaceFirst("^/(\\w+).*", "$1");
    boolean known = call.authorization().filter(("Bot " + TOKEN)::equals).isPresent();
    if (!known && !WITHOUT_TOKEN.contains(room)) throw new Refusal(401, 0, "401: Unauthorized");
    schemaProblems.addAll(SchemaCheck.shared().problems(call));
  }

  /// The REST base to configure.
  public URI apiUrl() {
    return front.url(Rest.BASE + "/").uri();
  }

  /// The one bot token that is taken.
  public String token() {
    return TOKEN;
  }

  public String applicationId() {
    return applicationId;
  }

  public Gateway gateway() {
    return gateway;
  }

  public Cdn cdn() {
    return cdn;
  }

  public Commands commands() {
    return commands;
  }

  Messages messages() {
    return messages;
  }

  Snowflakes ids() {
    return ids;
  }

  /// A new server with the bot in it.
  public Guild guild(String name) {
    var guild = new Guild(this, ids.next(), name);
    guilds.put(guild.id(), guild);
    gateway.dispatch(guild.number(), "GUILD_CREATE", guild.json());
    return guild;
  }

  Optional<Guild> guildById(String id) {
    return Optional.ofNullable(guilds.get(id));
  }

  private Collection<Guild> joined() {
    return guilds.values().stream().filter(Guild::hasBot).toList();
  }

  void add(Channel channel) {
    channels.put(channel.id(), channel);
  }

  Collection<Channel> channels() {
    return List.copyOf(channels.values());
  }

  Optional<Channel> channel(String id) {
    return Optional.ofNullable(channels.get(id));
  }

  /// Somebody who is in no server yet.
  public Person person(String name) {
    var person = new Person(this, ids.next(), name);
    people.put(person.id(), person);
    return person;
  }

  Optional<Person> personById(String id) {
    return Optional.ofNullable(people.get(id));
  }

  Channel directWith(Person person) {
    return direct.computeIfAbsent(
        person.id(),
        _ -> {
          var channel = Channel.direct(this, person, ids.next());
          add(channel);
          return channel;
        });
  }

  /// Things go wrong with the next call of a route, such as `POST /channels/{channel_id}/messages`.
  /// Several faults for one route are taken in turn.
  public void failNext(String route, Fault... these) {
    for (var fault : these) faults.add(route, fault);
  }

  /// Things go wrong with the next answer to an interaction that brings files.
  public void failNextUpload(Interaction interaction, Fault... these) {
    for (var fault : these) faults.addForUploads(interaction.token(), fault);
  }

  /// Things go wrong with the next message in a channel that brings files.
  public void failNextUpload(Channel place, Fault... these) {
    for (var fault : these) faults.addForUploads(place.id(), fault);
  }

  /// Narrows how often a route may be called.
  public void limit(String route, int calls, Duration window) {
    limits.set(route, calls, window);
  }

  /// The largest file that is taken from now on.
  public void uploadBytesMax(int limit) {
    messages.rules().uploadBytesMax(limit);
  }

  /// The limit that interactions claim from now on, which need not be the real one.
  public void claimedUploadBytesMax(int limit) {
    claimedUploadBytesMax = limit;
  }

  int claimedUploadBytesMax() {
    return claimedUploadBytesMax == 0 ? messages.rules().uploadBytesMax() : claimedUploadBytesMax;
  }

  /// Everything that the bot sent, oldest first.
  public List<Sent> sent() {
    return rest.sent();
  }

  /// How often the bot was refused, by status.
  public Map<Integer, Integer> refusals() {
    return rest.refusals();
  }

  /// Where what the bot sent broke Discord's own schema. Taking them keeps [#close] from failing.
  public List<String> takeSchemaProblems() {
    var taken = List.copyOf(schemaProblems);
    schemaProblems.clear();
    return taken;
  }

  Interaction interact(
      Person person, Channel channel, int type, ObjectNode data, @Nullable Message source) {
    var payload = InteractionPayload.of(this, person, channel, type, data, source);
    var interaction = new Interaction(person, channel, payload, source);
    interactions.put(interaction.token(), interaction);
    send(interaction);
    return interaction;
  }

  /// Delivers an interaction, perhaps for the second time.
  public void send(Interaction interaction) {
    interaction.sent();
    long guild = interaction.channel().guild().filter(Guild::hasBot).map(Guild::number).orElse(0L);
    gateway.dispatch(guild, "INTERACTION_CREATE", interaction.payload());
  }

  Optional<Interaction> interaction(String token) {
    return Optional.ofNullable(interactions.get(token));
  }

  ObjectNode bot() {
    return Json.object(
        "id",
        applicationId,
        "username",
        "darkroom",
        "global_name",
        null,
        "discriminator",
        "0001",
        "avatar",
        null,
        "bot",
        true,
        "verified",
        true,
        "mfa_enabled",
        true,
        "flags",
        0,
        "public_flags",
        0);
  }

  JsonNode application() {
    return Json.object(
        "id",
        applicationId,
        "name",
        "Darkroom",
        "icon",
        null,
        "description",
        "",
        "bot_public",
        true,
        "bot_require_code_grant",
        false,
        "verify_key",
        "",
        "flags",
        0,
        "tags",
        List.of(),
        "redirect_uris",
        List.of(),
        "owner",
        bot(),
        "team",
        null);
  }

  String time() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
  }

  @Override
  public void close() {
    gateway.cutAll();
    front.close();
    var problems = takeSchemaProblems();
    if (!problems.isEmpty())
      throw new AssertionError("against Discord's schema:\n" + String.join("\n", problems));
  }
}
