package dev.darkroom.bot.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `darkroom health`: asks a running service whether it is ready. For container health checks,
/// where there is no curl.
@Command(name = "health", description = "Ask a running service whether it is ready.")
final class HealthCommand implements Runnable {
  private static final int PATIENCE_MS = 4_000;
  private static final int ANSWER_BYTES_MAX = 4_096;

  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:8080/readyz",
      description = "Where it answers (default: ${DEFAULT-VALUE}).")
  private URI url;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
      throw new CommandException(ExitCode.INPUT, "--url takes an http or https address.");
    }
    try {
      var connection = (HttpURLConnection) url.toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MS);
      connection.setReadTimeout(PATIENCE_MS);
      int status = connection.getResponseCode();
      if (status != HttpURLConnection.HTTP_OK) {
        throw new CommandException(
            ExitCode.FAULT, "Not ready: " + text(connection.getErrorStream()));
      }
      var out = spec.commandLine().getOut();
      out.println(text(connection.getInputStream()));
      out.flush();
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.FAULT, "No service answers at " + url + " (" + e.getMessage() + ").");
    }
  }

  private static String text(@Nullable InputStream body) throws IOException {
    if (body == null) return "no details";
    try (body) {
      return new String(body.readNBytes(ANSWER_BYTES_MAX), StandardCharsets.UTF_8).strip();
    }
  }
}
