package dev.darkroom.provider.standin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.BufferedSink;

/// Answers that every stand-in can give, good and broken.
final class Answers {
  private static final long HUGE_BYTES = 200L << 20;

  private Answers() {}

  static MockResponse json(int status, String json) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(json)
        .build();
  }

  static MockResponse bytes(String type, byte[] content) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", type)
        .body(new Buffer().write(content))
        .build();
  }

  static MockResponse redirect(String address) {
    return new MockResponse.Builder().code(302).setHeader("Location", address).build();
  }

  /// What a broken gateway or connection makes of a submit, where the script asks for that.
  static Optional<MockResponse> broken(Script script) {
    var answer = new MockResponse.Builder().setHeader("Content-Type", "application/json");
    if (script.says("html"))
      return Optional.of(
          answer
              .setHeader("Content-Type", "text/html")
              .body("<html><body>Bad gateway</body></html>")
              .build());
    if (script.says("empty")) return Optional.of(answer.body("").build());
    if (script.says("huge")) return Optional.of(answer.body(new Huge()).build());
    if (script.says("cut"))
      return Optional.of(
          answer
              .body("{\"id\":\"" + "x".repeat(4096) + "\"}")
              .onResponseBody(new SocketEffect.CloseSocket(true, false, false))
              .build());
    if (script.says("hang"))
      return Optional.of(answer.onResponseStart(SocketEffect.Stall.INSTANCE).build());
    if (script.says("reset"))
      return Optional.of(
          answer.onResponseStart(new SocketEffect.CloseSocket(true, false, false)).build());
    return Optional.empty();
  }

  /// 200 MB of JSON that never lie in memory.
  private static final class Huge implements MockResponseBody {
    private static final byte[] PIECE = "\"xxxxxxxxxxxxx\",".getBytes(StandardCharsets.UTF_8);

    @Override
    public long getContentLength() {
      return -1;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      var _ = sink.writeUtf8("[");
      for (long sent = 0; sent < HUGE_BYTES; sent += PIECE.length) {
        var _ = sink.write(PIECE);
      }
      var _ = sink.writeUtf8("1]");
    }
  }
}
