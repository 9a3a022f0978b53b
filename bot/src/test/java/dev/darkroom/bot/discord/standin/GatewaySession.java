package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// One shard's conversation. It outlives its connection: what could not be sent is sent when the
/// bot resumes.
final class GatewaySession {
  private static final int KEPT_MAX = 5_000;

  private final String id;
  private final int shard;
  private final int shards;
  private final Deque<Event> events = new ArrayDeque<>();
  private @Nullable GatewayConnection connection;
  private long sequence;

  private record Event(long sequence, ObjectNode payload) {}

  GatewaySession(String id, int shard, int shards, GatewayConnection connection) {
    this.id = id;
    this.shard = shard;
    this.shards = shards;
    this.connection = connection;
  }

  String id() {
    return id;
  }

  int shard() {
    return shard;
  }

  /// Whether this shard is told about a server; 0 stands for everything that is of no server.
  boolean hears(long guildId) {
    return (guildId >>> 22) % shards == shard;
  }

  synchronized boolean isConnected() {
    return connection != null;
  }

  synchronized void dispatch(String type, JsonNode data) {
    var payload = Json.object("op", 0, "s", ++sequence, "t", type, "d", data);
    events.add(new Event(sequence, payload));
    if (events.size() > KEPT_MAX) events.remove();
    if (connection != null) connection.send(payload);
  }

  /// Goes on where the bot left off.
  synchronized void resume(GatewayConnection fresh, long seen) {
    connection = fresh;
    events.stream()
        .filter(event -> event.sequence() > seen)
        .forEach(event -> fresh.send(event.payload()));
    dispatch("RESUMED", Json.object());
  }

  synchronized void leave(GatewayConnection gone) {
    if (connection == gone) connection = null;
  }

  synchronized @Nullable GatewayConnection connection() {
    return connection;
  }
}
