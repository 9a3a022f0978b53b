package dev.darkroom.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes on what a service says on a websocket. Binary messages (previews) are left out.
final class Channel extends WebSocketListener {
  private static final Logger log = LoggerFactory.getLogger(Channel.class);
  private static final long MESSAGE_BYTES_MAX = 1 << 20;

  private final AnswerReader reader;
  private final Consumer<JsonNode> hear;

  Channel(AnswerReader reader, Consumer<JsonNode> hear) {
    this.reader = reader;
    this.hear = hear;
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    try {
      hear.accept(reader.read(bytes, MESSAGE_BYTES_MAX, Optional.empty()));
    } catch (IOException _) {
      log.atDebug().log("a message that is no JSON");
    }
  }
}
