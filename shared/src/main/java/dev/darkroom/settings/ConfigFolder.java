package dev.darkroom.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The folder that operators edit, and the environment, read side by side. Readers take what they
/// need from it; [#complete] then reports everything that is wrong, all of it at once.
public final class ConfigFolder {
  private final Path folder;
  private final Environment environment;
  private final Mistakes mistakes = new Mistakes();
  private final Map<String, ConfigFile> files = new LinkedHashMap<>();
  private final ConfigFile main;
  private final Secrets secrets;

  /// @param folder usually `config`
  /// @param variables the environment variables of the process
  public ConfigFolder(Path folder, Map<String, String> variables) {
    this.folder = folder;
    this.environment = new Environment(variables);
    this.secrets = new Secrets(environment, mistakes);
    if (!Files.isDirectory(folder))
      mistakes.add(folder.toString(), "", "expected a folder with darkroom.yaml and models.yaml");
    this.main = new ConfigFile(folder.resolve("darkroom.yaml"), environment, mistakes, true);
    files.put("darkroom.yaml", main);
  }

  /// The keys of `darkroom.yaml`; environment variables override them.
  public Section main() {
    return main.root();
  }

  /// The keys of another file, such as `models.yaml`, which must be there. Asking twice reads once.
  public Section file(String name) {
    return files
        .computeIfAbsent(
            name, it -> new ConfigFile(folder.resolve(it), environment, mistakes, false))
        .root();
  }

  public Secrets secrets() {
    return secrets;
  }

  /// Ends the reading.
  ///
  /// @throws SettingsException with everything that is wrong
  public void complete() {
    for (var file : files.values()) file.reportUnknownKeys();
    environment.reportUnknown(mistakes);
    if (!mistakes.list().isEmpty()) throw new SettingsException(mistakes.list());
  }

  /// All that was asked for so far: the keys of `darkroom.yaml`, then secrets.
  List<Setting> explain() {
    return Stream.concat(main.settings().stream(), secrets.settings().stream()).toList();
  }

  ConfigFile mainFile() {
    return main;
  }
}
