package dev.darkroom.crash;

import dev.darkroom.generation.Audience;
import dev.darkroom.generation.Generation;
import dev.darkroom.provider.Progress;
import java.io.IOException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/// A bot's line to [FarEnds]; also its audience, for the chat is there.
final class FarLine implements Audience {
  private static final RequestBody NOTHING = RequestBody.create(new byte[0]);

  private final OkHttpClient client =
      new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
  private final String url;

  FarLine(String url) {
    this.url = url;
  }

  String ask(String what, String name) throws IOException {
    var request =
        new Request.Builder().url(FarEnds.at(url, what, name).toString()).post(NOTHING).build();
    try (var response = client.newCall(request).execute()) {
      return response.body().string();
    }
  }

  /// The nonce of a message that says that a generation came to nothing.
  static String noticeOf(Generation generation) {
    return "notice-" + generation.id().deliveryKey();
  }

  @Override
  public void show(Generation generation, Progress progress) {}

  @Override
  public Delivery deliver(Generation generation) {
    return say(generation.id().deliveryKey());
  }

  @Override
  public Delivery tell(Generation generation) {
    return say(noticeOf(generation));
  }

  private Delivery say(String nonce) {
    try {
      var _ = ask("say", nonce);
      return new Delivery.Done();
    } catch (IOException lost) {
      return new Delivery.Later(Duration.ofSeconds(1), "lost");
    }
  }
}
