package dev.darkroom.bot.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/// Runs the real set-up in a logger context of its own, and reads what lands on standard error.
final class LogSetupTest {
  private static final LogOptions QUIET = new LogOptions(Level.WARN, LogOptions.Format.TEXT);

  @AfterEach
  void restore() {
    LogOptions.choose(QUIET);
  }

  @Test
  void aLineIsTextWithKeyValues() {
    var lines =
        logged(
            new LogOptions(Level.INFO, LogOptions.Format.TEXT),
            context ->
                context
                    .getLogger("dev.darkroom.queue.Worker")
                    .atInfo()
                    .addKeyValue("generation", 123)
                    .log("state changed"));

    assertThat(lines).containsPattern("^\\S+Z INFO  Worker - state changed generation=\"123\"\n$");
  }

  @Test
  void whatPeopleWroteCannotForgeALine() {
    var lines =
        logged(
            QUIET,
            context ->
                context.getLogger("dev.darkroom").warn("name is {}", "x\n2026 ERROR all is lost"));

    assertThat(lines).hasLineCount(1).contains("x\\n2026 ERROR");
  }

  @Test
  void jsonLinesAreJsonAndSecretsInThemAreMasked() throws IOException {
    Mask.OF_LOG.hide(List.of("canary-secret-value"));

    var lines =
        logged(
            new LogOptions(Level.WARN, LogOptions.Format.JSON),
            context ->
                context
                    .getLogger("dev.darkroom")
                    .error(
                        "refused canary-secret-value",
                        new IllegalStateException("because of canary-secret-value")));

    assertThat(lines).doesNotContain("canary-secret-value").hasLineCount(1);
    var json = new ObjectMapper().readTree(lines);
    assertThat(json.get("formattedMessage").asText()).isEqualTo("refused ***");
    assertThat(json.get("level").asText()).isEqualTo("ERROR");
  }

  @Test
  void aStackTraceIsWrittenAndMasked() {
    Mask.OF_LOG.hide(List.of("canary-in-a-trace"));

    var lines =
        logged(
            QUIET,
            context ->
                context
                    .getLogger("dev.darkroom")
                    .error("failed", new IllegalStateException("canary-in-a-trace")));

    assertThat(lines).contains("IllegalStateException: ***", "at dev.darkroom.bot.log");
  }

  @Test
  void librariesAreHeardFromWarnOnEvenWhenWeAreVerbose() {
    var lines =
        logged(
            new LogOptions(Level.DEBUG, LogOptions.Format.TEXT),
            context -> {
              context.getLogger("com.zaxxer.hikari").info("pool opened");
              context.getLogger("dev.darkroom.store").debug("pool opened by us");
            });

    assertThat(lines).contains("pool opened by us").hasLineCount(1);
  }

  private interface Lines {
    void writeTo(LoggerContext context);
  }

  private static String logged(LogOptions options, Lines lines) {
    LogOptions.choose(options);
    var stderr = System.err;
    var captured = new ByteArrayOutputStream();
    System.setErr(new PrintStream(captured, true, UTF_8));
    try {
      var context = new LoggerContext();
      context.setMDCAdapter(new LogbackMDCAdapter());
      var setup = new LogSetup();
      setup.setContext(context);
      var _ = setup.configure(context);
      lines.writeTo(context);
      context.stop();
    } finally {
      System.setErr(stderr);
    }
    return captured.toString(UTF_8);
  }
}
