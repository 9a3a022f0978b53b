package dev.darkroom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("F02")
final class SecretsTest {
  /// Made up; it only has the form of a token.
  private static final String DISCORD_TOKEN =
      String.join(
          ".", "MTAwMDAwMDAwMDAwMDAwMDAw", "GabcDE", "0123456789abcdefghijklmnopqrstuvwxyzAB");

  @TempDir Path temporary;
  private ConfigFixture config;

  @BeforeEach
  void makeFolder() {
    config = new ConfigFixture(temporary);
  }

  @Test
  void aSecretIsReadFromItsVariableAndPrintsAsStars() {
    var settings = config.settings(Map.of("DISCORD_TOKEN", DISCORD_TOKEN));

    assertThat(settings.discord().token()).contains(new Secret(DISCORD_TOKEN));
    assertThat(settings.toString()).doesNotContain(DISCORD_TOKEN).contains("***");
    assertThat(settings.secrets()).containsExactly(new Secret(DISCORD_TOKEN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "changeme",
        "your-token-here",
        "<token>",
        "xxx",
        "\"quoted\"",
        "'quoted'",
        "two\nlines",
        "Bot abc",
        "TODO",
        "canary\u200b"
      })
  void whatCannotBeASecretIsNamedAndNeverPrinted(String value) {
    assertThat(config.mistakes(Map.of("GEMINI_API_KEY", value)))
        .singleElement()
        .asString()
        .startsWith("GEMINI_API_KEY: ")
        .doesNotContain(value.isBlank() ? "\u0000" : value);
  }

  @Test
  void aTokenInTheWrongFieldIsToldApart() {
    assertThat(
            config.mistakes(
                Map.of("SLACK_BOT_TOKEN", DISCORD_TOKEN, "DISCORD_TOKEN", "xoxb-1-2-abc")))
        .containsExactlyInAnyOrder(
            "SLACK_BOT_TOKEN: looks like a Discord bot token; expected a Slack bot token (xoxb-…)",
            "DISCORD_TOKEN: looks like a Slack bot token (xoxb-…); expected a Discord bot token");
  }

  @Test
  void aTokenInAFileOrInAnOrdinaryVariableIsRefusedAndNeverPrinted() {
    config.withSettings("rights:\n  creator: " + DISCORD_TOKEN + "\n");

    assertThat(config.mistakes(Map.of("DARKROOM_BIND", DISCORD_TOKEN)))
        .hasSize(2)
        .allSatisfy(it ->
            assertThat(it)
                .contains("secrets are read from their own variables only")
                .doesNotContain(DISCORD_TOKEN));
  }

  @Test
  void aSecretMayComeFromAFile() throws IOException {
    var file = Files.writeString(temporary.resolve("key"), "abc123key\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    var settings = config.settings(Map.of("BFL_API_KEY_FILE", file.toString()));

    assertThat(settings.providers().get("bfl").key().reveal()).isEqualTo("abc123key");
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void aVariableAndAFileTogetherAndAFileThatIsGoneAreMistakes() {
    assertThat(
            config.mistakes(
                Map.of("FAL_KEY", "a1", "FAL_KEY_FILE", "/b", "ARK_API_KEY_FILE", "/not/there")))
        .containsExactlyInAnyOrder(
            "FAL_KEY: is set together with FAL_KEY_FILE; keep one of them",
            "ARK_API_KEY_FILE: names a file that cannot be read: /not/there");
  }

  @Test
  @Tag("F03")
  void aSecretFileThatEverybodyMayReadIsWarnedOfWithTheCommandThatMendsIt() throws IOException {
    var file = Files.writeString(temporary.resolve("key"), "abc123key");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(config.settings(Map.of("BFL_API_KEY_FILE", file.toString())).warnings())
        .isEqualTo(
            List.of(
                "BFL_API_KEY_FILE: everybody may read %s; run: chmod 600 %s"
                    .formatted(file, file)));
  }

  @Test
  void aProviderOfOnesOwnNamesItsOwnVariable() {
    config.withSettings(
        "providers:\n  my-sd: {kind: openai, url: \"http://10.0.0.5:1234/v1\", keys: [SD_KEY], local: true}\n");

    var provider = config.settings(Map.of()).providers().get("my-sd");

    assertThat(provider.missing()).contains("SD_KEY");
    assertThat(provider.url()).hasToString("http://10.0.0.5:1234/v1/");
    assertThat(config.settings(Map.of("SD_KEY", "k")).providers().get("my-sd").missing()).isEmpty();
  }
}
