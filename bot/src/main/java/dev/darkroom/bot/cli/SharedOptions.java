package dev.darkroom.bot.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Options of every command that reads the configuration or the database.
final class SharedOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the database and of kept pictures (default: ./data).")
  private @Nullable Path data;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "Folder with darkroom.yaml and models.yaml (default: ./config).")
  private @Nullable Path config;

  @Option(names = "--json", description = "Print one JSON document instead of text.")
  private boolean json;

  @Option(
      names = "--stand-ins",
      description =
          "Play every service of the models on this machine: no key, no network, no cost.")
  private boolean standIns;

  boolean standIns() {
    return standIns;
  }

  boolean json() {
    return json;
  }

  Optional<Path> data() {
    return Optional.ofNullable(data)
        .or(() -> Optional.ofNullable(variables().get("DARKROOM_DATA")).map(Path::of));
  }

  /// What was named, else `./config`, else the configuration that came with the program.
  Path config() {
    if (config != null) return config;
    var here = Path.of("config");
    var home = System.getProperty("darkroom.home");
    return Files.isDirectory(here) || home == null ? here : Path.of(home, "config");
  }

  /// Environment variables; they override files and hold secrets.
  Map<String, String> variables() {
    var root = (Darkroom) command.root().userObject();
    return standIns ? root.variablesWithPlayedServices() : root.variables();
  }
}
