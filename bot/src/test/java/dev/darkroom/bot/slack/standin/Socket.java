package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Front;
import dev.darkroom.bot.standin.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/// Socket Mode: who is connected, and everything that can happen to a connection.
public final class Socket {
  static final String PATH = "/socket/";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Front front;
  private final Ids ids;
  private final Map<String, Interaction> sent = new ConcurrentHashMap<>();
  private final List<SocketConnection> connections = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final java.util.concurrent.locks.Condition changed = lock.newCondition();
  private final AtomicInteger connects = new AtomicInteger();
  private final AtomicInteger toRefuse = new AtomicInteger();
  private final AtomicInteger strangers = new AtomicInteger();
  private final Map<String, Boolean> tickets = new ConcurrentHashMap<>();

  Socket(Front front, Ids ids) {
    this.front = front;
    this.ids = ids;
  }

  /// An address for one connection.
  String address() {
    var ticket = PATH + ids.next("ticket");
    tickets.put(ticket, true);
    return front.url(ticket).toString().replaceFirst("http", "ws");
  }

  MockResponse accept(RecordedRequest request) {
    connects.incrementAndGet();
    boolean refused = toRefuse.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    if (refused || tickets.remove(request.getUrl().encodedPath()) == null)
      return new MockResponse.Builder().code(503).build();
    return new MockResponse.Builder()
        .webSocketUpgrade(new SocketConnection(this, () -> front.cut(request)))
        .build();
  }

  /// Sends it to whoever is connected, waiting for somebody.
  void deliver(Interaction interaction, int attempt) {
    sent.put(interaction.envelopeId(), interaction);
    var envelope =
        Json.object(
            "envelope_id", interaction.envelopeId(),
            "type", interaction.kind(),
            "accepts_response_payload", !interaction.kind().equals("events_api"));
    envelope.set("payload", interaction.payload());
    if (interaction.kind().equals("events_api")) {
      envelope.put("retry_attempt", attempt);
      envelope.put("retry_reason", attempt == 0 ? "" : "timeout");
    }
    interaction.sent();
    awaitConnection().send(envelope);
  }

  private SocketConnection awaitConnection() {
    lock.lock();
    try {
      long left = PATIENCE.toNanos();
      while (usable().isEmpty()) {
        if (left <= 0) throw new AssertionError("the bot is not connected");
        left = changed.awaitNanos(left);
      }
      return usable().getLast();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      lock.unlock();
    }
  }

  private List<SocketConnection> usable() {
    return connections.stream().filter(SocketConnection::isUsable).toList();
  }

  void opened(SocketConnection connection) {
    lock.lock();
    try {
      connections.add(connection);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void left(SocketConnection connection) {
    lock.lock();
    try {
      connections.remove(connection);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  ObjectNode hello() {
    return Json.object(
        "type",
        "hello",
        "num_connections",
        1,
        "connection_info",
        Json.object("app_id", "A1"),
        "debug_info",
        Json.object("host", "stand-in", "approximate_connection_time", 18_060));
  }

  void acknowledged(String envelopeId, com.fasterxml.jackson.databind.JsonNode payload) {
    var interaction = sent.get(envelopeId);
    if (interaction == null) strangers.incrementAndGet();
    else interaction.acknowledged(payload);
  }

  /// Acknowledgements of what was never sent.
  public int strangers() {
    return strangers.get();
  }

  /// Announces to all that they will be ended, with the reason `warning`.
  public void warnAll() {
    snapshot().forEach(it -> it.disconnect("warning"));
  }

  /// Announces to all that they must connect anew, with the reason `refresh_requested`.
  public void refreshAll() {
    snapshot().forEach(it -> it.disconnect("refresh_requested"));
  }

  /// Ends those that were told so, as Slack does some seconds after it.
  public void closeOld() {
    snapshot().stream().filter(it -> !it.isUsable()).forEach(SocketConnection::close);
  }

  /// Breaks all connections without a word.
  public void cutAll() {
    snapshot().forEach(SocketConnection::cut);
  }

  private List<SocketConnection> snapshot() {
    lock.lock();
    try {
      return List.copyOf(connections);
    } finally {
      lock.unlock();
    }
  }

  /// So many connections are not taken.
  public void refuseConnections(int count) {
    toRefuse.set(count);
  }

  /// How many connections were tried.
  public int connects() {
    return connects.get();
  }

  /// How many stand, those that will be ended left out.
  public int connected() {
    lock.lock();
    try {
      return usable().size();
    } finally {
      lock.unlock();
    }
  }

  /// How many stand at all.
  public int open() {
    return snapshot().size();
  }
}
