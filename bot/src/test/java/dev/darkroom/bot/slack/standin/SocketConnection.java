package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/// One web socket of a bot.
final class SocketConnection extends WebSocketListener {
  private final Socket owner;
  private final Runnable breaker;
  private @Nullable WebSocket socket;
  private volatile boolean ending;

  /// @param breaker breaks the connection under it
  SocketConnection(Socket owner, Runnable breaker) {
    this.owner = owner;
    this.breaker = breaker;
  }

  @Override
  public void onOpen(WebSocket opened, Response response) {
    synchronized (this) {
      socket = opened;
    }
    send(owner.hello());
    owner.opened(this);
  }

  @Override
  public void onMessage(WebSocket from, String text) {
    var message = Json.read(text);
    owner.acknowledged(message.path("envelope_id").asText(), message.path("payload"));
  }

  @Override
  public void onClosing(WebSocket from, int code, String reason) {
    owner.left(this);
    var _ = from.close(1000, null);
  }

  @Override
  public void onFailure(WebSocket from, Throwable why, @Nullable Response response) {
    owner.left(this);
  }

  /// Whether Slack would still send something on it.
  boolean isUsable() {
    return !ending;
  }

  synchronized void send(ObjectNode message) {
    if (socket != null) socket.send(message.toString());
  }

  void disconnect(String reason) {
    ending = true;
    send(Json.object("type", "disconnect", "reason", reason));
  }

  synchronized void close() {
    owner.left(this);
    if (socket != null) socket.close(1000, "bye");
  }

  void cut() {
    owner.left(this);
    breaker.run();
  }
}
