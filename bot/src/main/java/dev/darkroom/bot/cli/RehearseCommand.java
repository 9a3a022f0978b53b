package dev.darkroom.bot.cli;

import dev.darkroom.bot.ops.HealthServer;
import dev.darkroom.bot.ops.ScratchFolder;
import dev.darkroom.samples.Samples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Walks through what commands and the service do, so that the launcher can store the classes they
/// load in its start-up cache. Has no effect that lasts.
@Command(name = "rehearse", hidden = true, description = "Used by the launcher.")
final class RehearseCommand implements Callable<Integer> {
  @Override
  public Integer call() throws IOException {
    try (var scratch = ScratchFolder.make("darkroom-rehearsal")) {
      run("--version");
      run("help");
      run("models");
      var data = scratch.path().resolve("data").toString();
      var photo = Samples.COFFEE_PRODUCT.copyTo(scratch.path()).toString();
      var out = scratch.path().resolve("out").toString();
      run("transform", photo, "-p", "noir", "-m", "darkroom", "--data", data, "--out", out);
      run("history", "--data", data, "--json");
      serve();
      return ExitCode.OK.code();
    }
  }

  /// In silence, and whatever it ends with: a rehearsal that fails only makes a smaller cache.
  private static void run(String... arguments) {
    var nowhere = new PrintWriter(Writer.nullWriter());
    var _ = Darkroom.commandLine(Map.of()).setOut(nowhere).setErr(nowhere).execute(arguments);
  }

  private static void serve() throws IOException {
    try (var server = HealthServer.start("127.0.0.1", 0, List.of());
        var answer =
            URI.create("http://127.0.0.1:%d/readyz".formatted(server.port()))
                .toURL()
                .openStream()) {
      var _ = answer.readAllBytes();
    }
  }
}
