package dev.darkroom.bot.slack.connect;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One web socket to Slack, from the greeting to its end.
final class Wire extends WebSocketListener {
  private static final Logger log = LoggerFactory.getLogger(Wire.class);
  private static final int NORMAL = 1000;

  /// What a wire tells its owner.
  interface Owner {
    /// Something to answer with [Wire#send].
    void delivered(Wire wire, String envelope);

    /// Slack is about to end it.
    void ending(Wire wire, String reason);

    /// It is gone.
    void gone(Wire wire, String why);
  }

  private final Owner owner;
  private final CountDownLatch greetedOrGone = new CountDownLatch(1);
  private volatile boolean greeted;
  private volatile boolean over;
  private volatile @Nullable WebSocket socket;

  Wire(Owner owner) {
    this.owner = owner;
  }

  /// Whether Slack greeted in time.
  boolean awaitGreeting(Duration patience) throws InterruptedException {
    return greetedOrGone.await(patience.toMillis(), TimeUnit.MILLISECONDS) && greeted && !over;
  }

  boolean isOpen() {
    return greeted && !over;
  }

  /// Whether it was put on the way.
  boolean send(String text) {
    var open = socket;
    return open != null && open.send(text);
  }

  /// Ends it politely; its owner hears nothing more of it.
  void close() {
    over = true;
    var open = socket;
    if (open != null && !open.close(NORMAL, null)) open.cancel();
  }

  @Override
  public void onOpen(WebSocket opened, Response response) {
    socket = opened;
  }

  @Override
  public void onMessage(WebSocket from, String text) {
    var message = read(text);
    switch (text(message, "type")) {
      case "hello" -> {
        greeted = true;
        greetedOrGone.countDown();
      }
      case "disconnect" -> owner.ending(this, text(message, "reason"));
      default -> owner.delivered(this, text);
    }
  }

  private static JsonObject read(String text) {
    try {
      var element = JsonParser.parseString(text);
      if (element.isJsonObject()) return element.getAsJsonObject();
    } catch (JsonParseException garbled) {
      log.atWarn().log("Slack sent something that is not JSON");
    }
    return new JsonObject();
  }

  private static String text(JsonObject message, String name) {
    var value = message.get(name);
    return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
  }

  @Override
  public void onClosing(WebSocket from, int code, String reason) {
    var _ = from.close(NORMAL, null);
    end("closed by Slack with " + code);
  }

  @Override
  public void onFailure(WebSocket from, Throwable why, @Nullable Response response) {
    end(response == null ? String.valueOf(why) : "status " + response.code());
  }

  private void end(String why) {
    if (over) return;
    over = true;
    greetedOrGone.countDown();
    owner.gone(this, why);
  }
}
