package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.util.zip.Deflater;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// One web socket of a bot: its protocol, and the compression that runs through all its messages.
final class GatewayConnection extends WebSocketListener {
  private static final int HEARTBEAT_MS = 41_250;

  private final Gateway gateway;
  private final boolean compressed;
  private final Runnable breaker;
  private final Deflater deflater = new Deflater();
  private @Nullable WebSocket socket;
  private volatile @Nullable GatewaySession session;

  /// @param breaker breaks the connection under it
  GatewayConnection(Gateway gateway, boolean compressed, Runnable breaker) {
    this.gateway = gateway;
    this.compressed = compressed;
    this.breaker = breaker;
  }

  @Override
  public void onOpen(WebSocket opened, Response response) {
    synchronized (this) {
      socket = opened;
    }
    send(Json.object("op", 10, "d", Json.object("heartbeat_interval", HEARTBEAT_MS)));
  }

  @Override
  public void onMessage(WebSocket from, String text) {
    var message = Json.read(text);
    switch (message.path("op").asInt()) {
      case 1 -> send(Json.object("op", 11));
      case 2 -> session = gateway.identify(this, message.path("d"));
      case 6 -> session = gateway.resume(this, message.path("d"));
      default -> gateway.note(message);
    }
  }

  @Override
  public void onClosing(WebSocket from, int code, String reason) {
    // Discord forgets a session that the bot closed as finished.
    if (code == 1000 || code == 1001) forget();
    leave();
    var _ = from.close(1000, null);
  }

  @Override
  public void onFailure(WebSocket from, Throwable why, @Nullable Response response) {
    leave();
  }

  synchronized void send(ObjectNode payload) {
    if (socket == null) return;
    var text = payload.toString();
    var _ = compressed ? socket.send(deflated(text)) : socket.send(text);
  }

  /// Ends it as Discord does.
  void close(int code, String reason) {
    leave();
    var open = opened();
    if (open != null) {
      var _ = open.close(code, reason);
    }
  }

  /// Breaks it without a word.
  void cut() {
    leave();
    breaker.run();
  }

  /// Whether the bot may resume is said, and then up to it.
  void invalidate(boolean resumable) {
    if (!resumable) forget();
    send(Json.object("op", 9, "d", resumable));
  }

  void askToReconnect() {
    send(Json.object("op", 7, "d", (JsonNode) null));
  }

  private void forget() {
    var lost = session;
    if (lost != null) gateway.forget(lost);
  }

  private void leave() {
    var left = session;
    if (left != null) left.leave(this);
  }

  private synchronized @Nullable WebSocket opened() {
    return socket;
  }

  /// zlib-stream: one stream for the whole connection, flushed after each message.
  private ByteString deflated(String text) {
    var buffer = new Buffer();
    var chunk = new byte[8_192];
    deflater.setInput(ByteString.encodeUtf8(text).toByteArray());
    int size;
    do {
      size = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
      buffer.write(chunk, 0, size);
    } while (size == chunk.length);
    return buffer.readByteString();
  }
}
