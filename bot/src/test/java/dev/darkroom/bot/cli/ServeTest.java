package dev.darkroom.bot.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.bot.standin.DarkroomProcess;
import dev.darkroom.settings.ConfigFixture;
import dev.darkroom.store.Database;
import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.Invariants;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `darkroom serve` as a process, and when it does not start.
final class ServeTest {
  @TempDir private Path folder;

  @Test
  @Tag("D04")
  void itWorksUntilItIsAskedToStopAndThenEndsWithZero() throws Exception {
    var process = serve();
    try (var log = process.errorReader(StandardCharsets.UTF_8)) {
      var port = portOf(readTo(log, "ready"));
      assertThat(get(port, "/readyz").body()).contains("\"ready\":true");

      var second = Typed.in(data()).with("DARKROOM_PORT", "0").run("serve");
      assertThat(second.code()).isEqualTo(75);
      assertThat(second.err())
          .contains("process " + process.pid(), data().resolve("darkroom.mv.db").toString())
          .hasLineCount(1);

      var unchecked = Typed.in(data()).run("doctor");
      assertThat(unchecked.code()).isEqualTo(77);
      assertThat(unchecked.out()).contains("UNCHECKED database", "darkroom health");

      var backup = Typed.in(data()).run("backup");
      assertThat(backup.err()).isEmpty();
      assertThat(backup.out()).startsWith(data().resolve("backups/darkroom-").toString());

      // SIGTERM; destroying the process itself would close its log.
      assertThat(process.toHandle().destroy()).isTrue();
      assertThat(process.waitFor(30, SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(log.lines().collect(Collectors.joining("\n")).strip()).endsWith("stopped");
    } finally {
      process.destroyForcibly();
    }
    try (var database = Database.open(DatabaseSettings.in(data()))) {
      assertThat(Invariants.check(database)).isEmpty();
    }
  }

  @Test
  @Tag("F04")
  void aPortThatIsTakenEndsItBeforeAnythingRuns() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(taken.getLocalPort());

      var ended = Typed.in(data()).with("DARKROOM_PORT", port).run("serve");

      assertThat(ended.code()).isEqualTo(75);
      assertThat(ended.err()).contains("Cannot listen on 127.0.0.1:" + port).hasLineCount(1);
    }
    // It was closed properly: the next one may have the database at once.
    Database.open(DatabaseSettings.in(data())).close();
  }

  @Test
  @Tag("F01")
  void aWrongConfigurationEndsItWithAllMistakesAtOnce() {
    var config = config("queue:\n  slotz: 3\nport: eighty\n");

    var ended = Typed.in(data()).withConfig(config).run("serve");

    assertThat(ended.code()).isEqualTo(78);
    assertThat(ended.err())
        .contains(
            "2 problems in the configuration:",
            "config/darkroom.yaml:2:3 queue.slotz: is not a known key; did you mean \"slots\"?",
            "config/darkroom.yaml:3:7 port: expected a whole number");
    assertThat(data()).doesNotExist();
  }

  @Test
  @Tag("F02")
  void aSecretThatCannotBeOneEndsItAndIsNotPrinted() {
    var ended = Typed.in(data()).with("DISCORD_TOKEN", "\"canary-token\"").run("serve");

    assertThat(ended.code()).isEqualTo(78);
    assertThat(ended.err()).contains("DISCORD_TOKEN").doesNotContain("canary-token");
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path config(String settings) {
    return new ConfigFixture(folder).withSettings(settings).withReleased().folder();
  }

  private Process serve() throws IOException {
    var builder = DarkroomProcess.command("serve", "--data", data().toString());
    builder.environment().put("DARKROOM_PORT", "0");
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return builder.start();
  }

  private static String readTo(BufferedReader log, String word) throws IOException {
    for (var line = log.readLine(); line != null; line = log.readLine())
      if (line.contains(word)) return line;
    throw new AssertionError("it ended without saying: " + word);
  }

  private static int portOf(String line) {
    return Integer.parseInt(line.replaceAll(".*port=\"?(\\d+).*", "$1"));
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
