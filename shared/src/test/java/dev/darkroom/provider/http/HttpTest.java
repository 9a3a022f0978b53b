package dev.darkroom.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.darkroom.provider.Failure.Kind;
import dev.darkroom.provider.ProgressListener;
import dev.darkroom.provider.http.Reply.Lost;
import dev.darkroom.provider.http.Reply.Said;
import dev.darkroom.settings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpTest {
  private final MockWebServer server = new MockWebServer();

  @TempDir Path folder;

  @BeforeEach
  void open() throws IOException {
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private ServiceSettings settings() {
    return new ServiceSettings(
        "sample",
        server.url("/v1/").uri(),
        List.of(new Secret("canary-key")),
        true,
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofMillis(1),
        List.of("localhost", "127.0.0.1"),
        1 << 20,
        1 << 20);
  }

  private Http http() {
    return new Http(
        settings(), request -> request.header("x-key", "canary-key"), InstantSource.system());
  }

  private Reply submit() {
    return http()
        .submit(
            settings().at("jobs"),
            JsonNodeFactory.instance.objectNode().put("a", 1),
            Optional.empty(),
            ProgressListener.SILENT);
  }

  /// OkHttp repeats these by itself unless a body can be sent once only.
  @ParameterizedTest
  @ValueSource(ints = {408, 421, 503})
  @Tag("P02")
  void aSubmitIsNeverRepeatedByTheClient(int status) {
    for (int i = 0; i < 3; i++)
      server.enqueue(
          new MockResponse.Builder().code(status).setHeader("Retry-After", "0").body("{}").build());

    assertThat(submit()).isInstanceOfSatisfying(Said.class, it -> assertThat(it.ok()).isFalse());
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  @Tag("P04")
  void aConnectionThatTheServerDroppedMeanwhileIsNotTakenForALostSubmit() {
    server.enqueue(
        new MockResponse.Builder()
            .body("{}")
            .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    server.enqueue(new MockResponse.Builder().body("{}").build());
    var http = http();
    var url = settings().at("jobs");
    var body = JsonNodeFactory.instance.objectNode();

    var _ = http.submit(url, body, Optional.empty(), ProgressListener.SILENT);
    var second = http.submit(url, body, Optional.empty(), ProgressListener.SILENT);

    assertThat(second).isInstanceOf(Said.class);
  }

  @Test
  @Tag("A02")
  void aRedirectIsNotFollowed() {
    server.enqueue(
        new MockResponse.Builder().code(302).setHeader("Location", "http://10.0.0.1/").build());

    assertThat(submit())
        .isInstanceOfSatisfying(Said.class, it -> assertThat(it.status()).isEqualTo(302));
    assertThat(Faults.kindOf(302)).isEqualTo(Kind.MALFORMED);
  }

  @Test
  void thePersonCanStopAnAnswerThatTakesLong() {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

    var reply =
        http()
            .submit(
                settings().at("jobs"),
                JsonNodeFactory.instance.objectNode(),
                Optional.empty(),
                _ -> false);

    assertThat(reply)
        .isInstanceOfSatisfying(
            Lost.class, it -> assertThat(it.failure().kind()).isEqualTo(Kind.CANCELLED));
  }

  @Test
  void filesAreSentAsBase64OfKnownLength() throws Exception {
    server.enqueue(new MockResponse.Builder().body("{}").build());
    var bytes = new byte[1 << 20];
    new SplittableRandom(1).nextBytes(bytes);
    var file = Files.write(folder.resolve("picture"), bytes);
    var body = JsonNodeFactory.instance.objectNode();
    body.putPOJO("data", PictureText.base64(file)).putPOJO("uri", PictureText.dataUri(file));

    var _ = http().submit(settings().at("jobs"), body, Optional.empty(), ProgressListener.SILENT);

    var request = server.takeRequest();
    var base64 = Base64.getEncoder().encodeToString(bytes);
    assertThat(Objects.requireNonNull(request.getBody()).utf8())
        .isEqualTo("{\"data\":\"%s\",\"uri\":\"data:image/jpeg;base64,%s\"}", base64, base64);
    assertThat(request.getHeaders().get("Content-Length"))
        .isEqualTo(Long.toString(request.getBodySize()));
  }

  @Test
  @Tag("A13")
  void signedPartsOfAddressesAreCutFromWords() {
    assertThat(Faults.clean("see https://a.b/c?sig=canary#x\nand  http://d.e/f"))
        .isEqualTo("see https://a.b/c and http://d.e/f");
  }
}
