package dev.darkroom.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A `config` folder of one test.
public final class ConfigFixture {
  /// The folder that is released with this version.
  public static final Path RELEASED = released();

  private final Path folder;

  public ConfigFixture(Path temporary) {
    this.folder = temporary.resolve("config");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path folder() {
    return folder;
  }

  public ConfigFixture with(String file, String text) {
    try {
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public ConfigFixture withSettings(String text) {
    return with("darkroom.yaml", text);
  }

  /// The other files as they are released.
  public ConfigFixture withReleased() {
    try {
      for (var file : List.of("models.yaml", "plans.yaml", "looks.yaml"))
        Files.copy(RELEASED.resolve(file), folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public Settings settings(Map<String, String> variables) {
    return Settings.load(folder, variables);
  }

  /// Every mistake, one text each; fails when there is none.
  public List<String> mistakes(Map<String, String> variables) {
    var thrown =
        catchThrowableOfType(SettingsException.class, () -> Settings.load(folder, variables));
    assertThat(thrown).as("the configuration was accepted").isNotNull();
    return thrown.mistakes().stream().map(Mistake::toString).toList();
  }

  private static Path released() {
    var here = Path.of("config");
    return Files.isDirectory(here) ? here : Path.of("..", "config");
  }
}
