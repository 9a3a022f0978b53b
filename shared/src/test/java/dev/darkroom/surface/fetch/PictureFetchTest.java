package dev.darkroom.surface.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.surface.fetch.PictureFetch.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureFetchTest {
  private static final int LIMIT = 1_000;

  @TempDir private Path folder;

  private final MockWebServer server = new MockWebServer();
  private PictureFetch fetch;

  @BeforeEach
  void start() throws IOException {
    server.start();
    var hosts =
        List.of("cdn.discordapp.com", "http://" + server.getHostName() + ":" + server.getPort());
    fetch = new PictureFetch(new AllowedHosts(hosts), LIMIT);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Outcome fetch() {
    return fetch.fetch(server.url("/a.png").toString(), folder.resolve("picture"));
  }

  private static MockResponse bytes(int count) {
    return new MockResponse.Builder().body(new Buffer().write(new byte[count])).build();
  }

  @Test
  void aFileIsCopied() throws IOException {
    server.enqueue(bytes(LIMIT));

    assertThat(fetch()).isEqualTo(Outcome.FETCHED);
    assertThat(Files.size(folder.resolve("picture"))).isEqualTo(LIMIT);
  }

  @Test
  void moreThanTheLimitIsNotReadWhateverTheHostClaims() throws IOException {
    server.enqueue(bytes(LIMIT + 1));
    server.enqueue(
        new MockResponse.Builder().chunkedBody(new Buffer().write(new byte[50_000]), 512).build());

    assertThat(fetch()).isEqualTo(Outcome.TOO_LARGE);
    assertThat(fetch()).isEqualTo(Outcome.TOO_LARGE);
    assertThat(Files.size(folder.resolve("picture"))).isLessThanOrEqualTo(LIMIT);
  }

  @ParameterizedTest
  @CsvSource({"404, EXPIRED", "403, EXPIRED", "500, UNREACHABLE", "302, UNREACHABLE"})
  void anAnswerIsUnderstood(int status, Outcome outcome) {
    for (int i = 0; i < 3; i++)
      server.enqueue(
          new MockResponse.Builder()
              .code(status)
              .setHeader("Location", "http://169.254.169.254/")
              .build());

    assertThat(fetch()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @Tag("A02")
  @ValueSource(
      strings = {
        "http://cdn.discordapp.com/a.png",
        "https://cdn.discordapp.com:8443/a.png",
        "https://user@cdn.discordapp.com/a.png",
        "https://cdn.discordapp.com.evil.example/a.png",
        "https://evil.example/cdn.discordapp.com",
        "http://169.254.169.254/latest",
        "http://127.0.0.1:1/",
        "http://localhost/",
        "https://127.0.0.1/",
        "file:///etc/passwd",
        "not an address"
      })
  void nothingElseIsFetched(String address) {
    assertThat(fetch.fetch(address, folder.resolve("picture"))).isEqualTo(Outcome.FOREIGN);
  }

  @Test
  @Tag("A02")
  void aNamedHostThatLeadsIntoThisMachineIsNotConnectedTo() {
    var hosts = new AllowedHosts(List.of("cdn.discordapp.com"), _ -> List.of(loopback()));

    assertThat(hosts.allows(HttpUrl.get("https://cdn.discordapp.com/a.png"))).isTrue();
    assertThat(
            new PictureFetch(hosts, LIMIT)
                .fetch("https://cdn.discordapp.com/a.png", folder.resolve("picture")))
        .isEqualTo(Outcome.UNREACHABLE);
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }
}
