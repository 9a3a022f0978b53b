package dev.darkroom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReferenceTest {
  private static final Path FILE = ConfigFixture.RELEASED.resolve("darkroom.yaml");

  @TempDir Path temporary;

  /// When it fails: run it with -Ddarkroom.reference.write=true and read the difference.
  @Test
  void theReleasedFileSaysWhatTheDeclarationsSay() throws IOException {
    var text = Reference.ofAllSettings().yaml();
    if (Boolean.getBoolean("darkroom.reference.write")) Files.writeString(FILE, text);

    assertThat(Files.readString(FILE)).isEqualTo(text);
  }

  @Test
  void theReleasedFileChangesNothing() {
    var defaults = new ConfigFixture(temporary).settings(Map.of());

    assertThat(Settings.load(ConfigFixture.RELEASED, Map.of())).isEqualTo(defaults);
  }

  @Test
  void everyKeyTakenOutOfItsCommentIsReadAsTheDefaultThatItShows() {
    var uncommented =
        Reference.ofAllSettings()
            .yaml()
            .replaceAll("(?m)^( *)#([a-z0-9-]+: )(?!\\(not set\\))", "$1$2");
    var config = new ConfigFixture(temporary).withSettings(uncommented);

    assertThat(uncommented).contains("\nport: 8080\n").contains("\n  slots: 16\n");
    assertThat(config.settings(Map.of()))
        .isEqualTo(new ConfigFixture(temporary.resolve("other")).settings(Map.of()));
  }

  @Test
  void theTableNamesEveryKeyAndEverySecret() {
    var table = Reference.ofAllSettings().markdown();

    assertThat(table)
        .contains("| `queue.slots` | `DARKROOM_QUEUE_SLOTS` | `16` |")
        .contains("| `discord.api-url` | `DARKROOM_DISCORD_API_URL` |")
        .contains("| `slack.mode` | `DARKROOM_SLACK_MODE` | `socket` |")
        .contains("| `media.hosts` | `DARKROOM_MEDIA_HOSTS` |")
        .contains("| `GEMINI_API_KEY` |")
        .contains("| `KLING_SECRET_KEY` |");
  }
}
