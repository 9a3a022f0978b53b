package dev.darkroom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("F01")
final class MistakesInFilesTest {
  private static final Map<String, String> NO_VARIABLES = Map.of();

  @TempDir Path temporary;
  private ConfigFixture config;

  @BeforeEach
  void makeFolder() {
    config = new ConfigFixture(temporary);
  }

  @Test
  void everyMistakeIsNamedAtOnceWithItsPlace() {
    config.withSettings(
        """
        port: eighty
        queue:
          slots: many
          heartbeet: 5s
          drain: 25
        media:
          store: tape
          hosts: {a: b}
        discord: yes
        log:
          level: info
          level: warn
        """);

    assertThat(config.mistakes(NO_VARIABLES))
        .containsExactlyInAnyOrder(
            "config/darkroom.yaml:1:7 port: expected a whole number from 0 to 65,535, found \"eighty\"",
            "config/darkroom.yaml:3:10 queue.slots: expected a whole number from 1 to 256, found \"many\"",
            "config/darkroom.yaml:4:3 queue.heartbeet: is not a known key; did you mean \"heartbeat\"?",
            "config/darkroom.yaml:5:10 queue.drain: expected a time from 0s to 10m, such as 30s, 5m, 2h, 7d, found \"25\"",
            "config/darkroom.yaml:7:10 media.store: expected one of disk, s3, found \"tape\"",
            "config/darkroom.yaml:8:10 media.hosts: expected a single value, found keys with values",
            "config/darkroom.yaml:9:10 discord: expected keys with values below it, found a single value",
            "config/darkroom.yaml:12:3 log.level: is there twice; the first is at config/darkroom.yaml:11:3");
  }

  @Test
  void aTabIsNamed() {
    config.withSettings("queue:\n\tslots: 4\n");

    assertThat(config.mistakes(NO_VARIABLES))
        .containsExactly("config/darkroom.yaml:2:1: expected spaces, found a tab");
  }

  @Test
  void brokenYamlIsNamedByItsPlace() {
    config.withSettings("queue: [1, 2\nport: 80\n");

    assertThat(config.mistakes(NO_VARIABLES))
        .singleElement()
        .asString()
        .startsWith("config/darkroom.yaml:2:")
        .contains("is not YAML");
  }

  @Test
  void anEmptyFileIsAMistakeAndOneWithCommentsOnlyIsNot() {
    config.withSettings("");
    assertThat(config.mistakes(NO_VARIABLES))
        .containsExactly("config/darkroom.yaml: expected keys, found an empty file");

    config.withSettings("# nothing changed\n");
    assertThat(config.settings(NO_VARIABLES).server().port()).isEqualTo(8080);
  }

  @Test
  void aMegabyteIsNotRead() {
    config.withSettings("#".repeat(1 << 20));

    assertThat(config.mistakes(NO_VARIABLES))
        .containsExactly("config/darkroom.yaml: expected at most 512 KB, found 1048576 bytes");
  }

  @Test
  void anAliasBombIsRefusedWithoutUnfoldingIt() {
    var bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++)
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    config.withSettings(bomb.toString());

    assertThat(config.mistakes(NO_VARIABLES))
        .containsExactly("config/darkroom.yaml:2:10: expected a value, found an alias (*name)");
  }

  @Test
  void aDeepNestIsNoCrash() {
    config.withSettings("port: " + "[".repeat(20_000) + "]".repeat(20_000));

    assertThat(config.mistakes(NO_VARIABLES))
        .containsExactly("config/darkroom.yaml:1:26: expected at most 20 levels");
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    var missing = new ConfigFixture(temporary.resolve("else"));

    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> Settings.load(missing.folder().resolve("gone"), NO_VARIABLES)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("expected a folder with darkroom.yaml");
  }

  @Test
  void aVariableInAValueIsPutInAndItsDefaultIsUsedWithoutIt() {
    config.withSettings("port: ${WEB_PORT:9000}\nbind: ${BIND}\n");

    assertThat(config.settings(Map.of("BIND", "::1")).server())
        .isEqualTo(new ServerSettings(9000, "::1", java.util.Optional.empty()));
    assertThat(config.mistakes(Map.of("WEB_PORT", "99999")))
        .contains(
            "config/darkroom.yaml:1:7 port: expected a whole number from 0 to 65,535, found \"${WEB_PORT:9000}\"",
            "config/darkroom.yaml:2:7 bind: expected the environment variable BIND to be set, or a default as in ${BIND:default}");
  }

  @Test
  void aVariableOverridesItsKey() {
    config.withSettings("queue:\n  slots: 4\n");

    var settings =
        config.settings(
            Map.of("DARKROOM_QUEUE_SLOTS", "7", "DARKROOM_MEDIA_HOSTS", "a.example, b.example"));

    assertThat(settings.queue().slots()).isEqualTo(7);
    assertThat(settings.media().hosts()).containsExactly("a.example", "b.example");
  }

  @Test
  void anUnknownVariableWithOurPrefixIsAMistake() {
    assertThat(config.mistakes(Map.of("DARKROOM_QUEUE_SLOT", "7", "HOME", "/root")))
        .containsExactly(
            "DARKROOM_QUEUE_SLOT: is not a setting; did you mean \"DARKROOM_QUEUE_SLOTS\"?");
  }

  @Test
  void aMistakenVariableIsNamedAndNotTheFile() {
    assertThat(config.mistakes(Map.of("DARKROOM_PORT", "x")))
        .containsExactly(
            "DARKROOM_PORT port: expected a whole number from 0 to 65,535, found \"x\"");
  }
}
