package dev.darkroom.bot.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Over real sockets.
final class HealthServerTest {
  private static final String HERE = "127.0.0.1";

  @Test
  void aLivingProcessIsHealthyEvenWhenItIsNotReady() throws Exception {
    try (var server = start(new HealthCheck("database", () -> Optional.of("gone")))) {
      var answer = ask(server, "/healthz");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("ok");
    }
  }

  @Test
  void itIsReadyWhileEveryCheckIsWellAndNamesTheOneThatIsNot() throws Exception {
    var trouble = new AtomicReference<>(Optional.<String>empty());
    try (var server =
        start(
            new HealthCheck("database", trouble::get),
            new HealthCheck("disk", Optional::<String>empty))) {
      assertThat(ask(server, "/readyz").statusCode()).isEqualTo(200);

      trouble.set(Optional.of("no connection"));

      var answer = ask(server, "/readyz");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(json(answer).at("/ready").asBoolean()).isFalse();
      assertThat(json(answer).at("/checks/database").asText()).isEqualTo("no connection");
      assertThat(json(answer).at("/checks/disk").asText()).isEqualTo("ok");
    }
  }

  @Test
  void aCheckThatHangsIsTroubleAndHoldsUpNobody() throws Exception {
    var never = new CountDownLatch(1);
    try (var server =
        start(
            new HealthCheck(
                "provider",
                () -> {
                  never.await();
                  return Optional.empty();
                }))) {
      var answer = ask(server, "/readyz");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(json(answer).at("/checks/provider").asText()).isEqualTo("no answer in 2 s");
    }
  }

  @Test
  void whatACheckThrewStaysInside() throws Exception {
    try (var server =
        start(
            new HealthCheck(
                "database",
                () -> {
                  throw new IllegalStateException("jdbc:h2:file?password=canary");
                }))) {
      var answer = ask(server, "/readyz");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("see the log").doesNotContain("canary");
    }
  }

  @Test
  @Tag("F04")
  void aTakenPortIsNamedAndNothingIsLeftHalfStarted() {
    try (var first = start()) {
      assertThatThrownBy(() -> HealthServer.start(HERE, first.port(), List.of()))
          .isInstanceOf(PortTakenException.class)
          .hasMessage(
              "Cannot listen on 127.0.0.1:%d: another process does. Stop it, or choose another port.",
              first.port());
    }
  }

  @Test
  void anUnknownPathIsNotFound() throws Exception {
    try (var server = start()) {
      assertThat(ask(server, "/admin").statusCode()).isEqualTo(404);
    }
  }

  private static HealthServer start(HealthCheck... checks) {
    return HealthServer.start(HERE, 0, List.of(checks));
  }

  private static HttpResponse<String> ask(HealthServer server, String path)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://%s:%d%s".formatted(HERE, server.port(), path)))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }
}
