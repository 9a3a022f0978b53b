package dev.darkroom.bot.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.settings.ConfigFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("F03")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "permissions of POSIX")
final class PrecautionsTest {
  @TempDir private Path folder;
  private Path data;
  private Path config;

  @BeforeEach
  void makeFolders() throws IOException {
    config = new ConfigFixture(folder).folder();
    data = Files.createDirectories(folder.resolve("data"));
    mode(config, "rwxr-xr-x");
    mode(data, "rwx------");
  }

  @Test
  void aCarefulOperatorIsNotWarned() {
    assertThat(missing("darkroom", Map.of())).isEmpty();
  }

  @Test
  void rootIsNamedWithTheCommandThatMendsIt() {
    assertThat(missing("root", Map.of()))
        .singleElement()
        .asString()
        .contains("runs as root", "run: useradd --system darkroom && chown -R darkroom " + data);
  }

  @Test
  void whatEverybodyMayReadOrChangeIsNamedWithTheCommandThatMendsIt() throws IOException {
    mode(data, "rwxr-xr-x");
    mode(config, "rwxrwxrwx");
    var key = Files.writeString(folder.resolve("key"), "abc123key");
    mode(key, "rw-r--r--");

    assertThat(missing("darkroom", Map.of("BFL_API_KEY_FILE", key.toString())))
        .hasSize(3)
        .anySatisfy(it -> assertThat(it).endsWith("run: chmod 600 " + key))
        .anySatisfy(it -> assertThat(it).endsWith("run: chmod 700 " + data))
        .anySatisfy(it -> assertThat(it).endsWith("run: chmod o-w " + config));
  }

  private List<String> missing(String user, Map<String, String> variables) {
    var settings = new ConfigFixture(folder).settings(variables).withData(data);
    return Precautions.missing(settings, config, user);
  }

  private static void mode(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
