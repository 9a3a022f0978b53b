package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Front;
import dev.darkroom.bot.standin.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/// The gateway: who is logged in, and everything that can happen to a connection.
public final class Gateway {
  private static final int FORBIDDEN_INTENTS_CODE = 4014;

  private final Front front;
  private final String token;
  private final Snowflakes ids;
  private final Supplier<JsonNode> bot;
  private final Supplier<Collection<Guild>> guilds;
  private final Map<String, GatewaySession> sessions = new ConcurrentHashMap<>();
  private final List<JsonNode> identifies = new ArrayList<>();
  private final List<JsonNode> others = new ArrayList<>();
  private final AtomicInteger connects = new AtomicInteger();
  private final AtomicInteger resumes = new AtomicInteger();
  private final AtomicInteger toRefuse = new AtomicInteger();
  private volatile int closeNextIdentify;
  private volatile int shards = 1;
  private final AtomicInteger identifiesLeft = new AtomicInteger(1_000);
  private volatile Duration identifyGap = Duration.ZERO;
  private volatile long lastIdentifyNanos;

  Gateway(
      Front front,
      String token,
      Snowflakes ids,
      Supplier<JsonNode> bot,
      Supplier<Collection<Guild>> guilds) {
    this.front = front;
    this.token = token;
    this.ids = ids;
    this.bot = bot;
    this.guilds = guilds;
  }

  /// How many shards Discord advises.
  public void shards(int count) {
    shards = count;
  }

  /// How many log-ins are left today.
  public void identifiesLeft(int count) {
    identifiesLeft.set(count);
  }

  /// Log-ins of one shard sooner after each other are turned away, as the real one does within 5 s.
  public void identifyGap(Duration gap) {
    identifyGap = gap;
  }

  /// The next log-in is turned away with this code, say 4004 or 4014.
  public void closeNextIdentify(int code) {
    closeNextIdentify = code;
  }

  /// So many connections are not taken.
  public void refuseConnections(int count) {
    toRefuse.set(count);
  }

  /// Ends all connections with a code, say 4000.
  public void closeAll(int code) {
    each(it -> it.close(code, "closed by the test"));
  }

  /// Breaks all connections without a word.
  public void cutAll() {
    each(GatewayConnection::cut);
  }

  /// Asks all to connect again (opcode 7).
  public void askToReconnect() {
    each(GatewayConnection::askToReconnect);
  }

  /// Tells all that their session is over (opcode 9).
  public void invalidateAll(boolean resumable) {
    each(it -> it.invalidate(resumable));
  }

  /// What the bot said at each log-in, oldest first.
  public List<JsonNode> identifies() {
    synchronized (identifies) {
      return List.copyOf(identifies);
    }
  }

  public int connects() {
    return connects.get();
  }

  public int resumes() {
    return resumes.get();
  }

  /// Shards that are connected now.
  public List<Integer> connected() {
    return sessions.values().stream()
        .filter(GatewaySession::isConnected)
        .map(GatewaySession::shard)
        .sorted()
        .toList();
  }

  /// Sends an event to the shard of a server; 0 is no server.
  void dispatch(long guildId, String type, JsonNode data) {
    sessions.values().stream()
        .filter(session -> session.hears(guildId))
        .forEach(session -> session.dispatch(type, data));
  }

  private String address() {
    return front.url("/gateway/").toString().replaceFirst("http", "ws");
  }

  ObjectNode advice() {
    return Json.object(
        "url", address(),
        "shards", shards,
        "session_start_limit",
            Json.object(
                "total", 1_000,
                "remaining", identifiesLeft.get(),
                "reset_after", 3_600_000,
                "max_concurrency", 16));
  }

  MockResponse accept(RecordedRequest request) {
    connects.incrementAndGet();
    if (toRefuse.getAndUpdate(count -> Math.max(0, count - 1)) > 0)
      return new MockResponse.Builder().code(503).build();
    boolean compressed = "zlib-stream".equals(request.getUrl().queryParameter("compress"));
    return new MockResponse.Builder()
        .webSocketUpgrade(new GatewayConnection(this, compressed, () -> front.cut(request)))
        .build();
  }

  @Nullable GatewaySession identify(GatewayConnection connection, JsonNode data) {
    synchronized (identifies) {
      identifies.add(data);
    }
    identifiesLeft.decrementAndGet();
    int code = closeNextIdentify;
    closeNextIdentify = 0;
    if (!data.path("token").asText().equals(token)) code = 4004;
    if (code != 0) {
      connection.close(code, code == FORBIDDEN_INTENTS_CODE ? "Disallowed intent(s)." : "no");
      return null;
    }
    if (tooSoon()) {
      connection.invalidate(false);
      return null;
    }
    return logIn(connection, data.path("shard"));
  }

  private synchronized boolean tooSoon() {
    long now = System.nanoTime();
    boolean soon = lastIdentifyNanos != 0 && now - lastIdentifyNanos < identifyGap.toNanos();
    if (!soon) lastIdentifyNanos = now;
    return soon;
  }

  private GatewaySession logIn(GatewayConnection connection, JsonNode shard) {
    int number = shard.path(0).asInt(0);
    int of = shard.path(1).asInt(1);
    var session = new GatewaySession("session-" + ids.next(), number, of, connection);
    sessions.values().removeIf(other -> other.shard() == number && !other.isConnected());
    var mine = guilds.get().stream().filter(guild -> session.hears(guild.number())).toList();
    session.dispatch("READY", ready(session, shard, mine));
    mine.forEach(guild -> session.dispatch("GUILD_CREATE", guild.json()));
    sessions.put(session.id(), session);
    return session;
  }

  private JsonNode ready(GatewaySession session, JsonNode shard, List<Guild> mine) {
    var user = bot.get();
    var unavailable =
        mine.stream().map(guild -> Json.object("id", guild.id(), "unavailable", true)).toList();
    var ready =
        Json.object(
            "v", 10,
            "user", user,
            "guilds", unavailable,
            "private_channels", List.of(),
            "session_id", session.id(),
            "resume_gateway_url", address(),
            "application", Json.object("id", user.path("id").asText(), "flags", 0));
    if (shard.isArray()) {
      var _ = ready.set("shard", shard);
    }
    return ready;
  }

  @Nullable GatewaySession resume(GatewayConnection connection, JsonNode data) {
    var session = sessions.get(data.path("session_id").asText());
    if (session == null) {
      connection.invalidate(false);
      return null;
    }
    resumes.incrementAndGet();
    session.resume(connection, data.path("seq").asLong());
    return session;
  }

  void forget(GatewaySession session) {
    sessions.remove(session.id());
  }

  /// Keeps what needs no answer, such as a change of presence.
  void note(JsonNode message) {
    synchronized (others) {
      others.add(message);
    }
  }

  /// Everything else that the bot said.
  public List<JsonNode> others() {
    synchronized (others) {
      return List.copyOf(others);
    }
  }

  private void each(Consumer<GatewayConnection> what) {
    sessions.values().stream()
        .map(GatewaySession::connection)
        .filter(Objects::nonNull)
        .forEach(what);
  }
}
