package dev.darkroom.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.bot.ops.HealthCheck;
import dev.darkroom.bot.ops.HealthServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HealthCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aReadyServiceEndsWithZero() {
    try (var server = HealthServer.start("127.0.0.1", 0, List.of())) {
      assertThat(health(server.port())).isZero();
      assertThat(out.toString()).contains("\"ready\":true");
    }
  }

  @Test
  void aServiceInTroubleEndsWithOneAndSaysWhatIsWrong() {
    var check = new HealthCheck("database", () -> Optional.of("gone"));
    try (var server = HealthServer.start("127.0.0.1", 0, List.of(check))) {
      assertThat(health(server.port())).isEqualTo(ExitCode.FAULT.code());
      assertThat(err.toString()).contains("Not ready", "gone");
      assertThat(out.toString()).isEmpty();
    }
  }

  @Test
  void noServiceAtAllIsSaidInOneSentence() {
    int port;
    try (var server = HealthServer.start("127.0.0.1", 0, List.of())) {
      port = server.port();
    }

    assertThat(health(port)).isEqualTo(ExitCode.FAULT.code());
    assertThat(err.toString()).contains("No service answers at").hasLineCount(1);
  }

  private int health(int port) {
    return Darkroom.commandLine(Map.of())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute("health", "--url", "http://127.0.0.1:%d/readyz".formatted(port));
  }
}
