package dev.darkroom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Slack needs, said at the start and not when the first member waits.
@Tag("F02")
final class SlackSettingsTest {
  private static final String BOT = "xoxb-1-2-canary";
  private static final String APP = "xapp-1-A1-canary";
  private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  @TempDir Path temporary;
  private ConfigFixture config;

  @BeforeEach
  void makeFolder() {
    config = new ConfigFixture(temporary);
  }

  @Test
  void withoutTokensItIsOffAndNothingIsMissing() {
    assertThat(config.settings(Map.of()).slack().isOn()).isFalse();
  }

  @Test
  void aWorkspaceByTokensNeedsTheTokenOfItsMode() {
    assertThat(config.mistakes(Map.of("SLACK_BOT_TOKEN", BOT)))
        .singleElement()
        .asString()
        .endsWith("slack.mode: socket needs SLACK_APP_TOKEN; set it");
    assertThat(config.mistakes(Map.of("SLACK_BOT_TOKEN", BOT, "DARKROOM_SLACK_MODE", "http")))
        .singleElement()
        .asString()
        .endsWith("slack.mode: http needs SLACK_SIGNING_SECRET; set it");
    assertThat(
            config.settings(Map.of("SLACK_BOT_TOKEN", BOT, "SLACK_APP_TOKEN", APP)).slack().isOn())
        .isTrue();
  }

  @Test
  void severalWorkspacesNeedASecretAKeyAndAnAddress() {
    assertThat(config.mistakes(Map.of("DARKROOM_SLACK_CLIENT_ID", "1.2", "SLACK_APP_TOKEN", APP)))
        .hasSize(3)
        .anySatisfy(it -> assertThat(it).contains("SLACK_CLIENT_SECRET"))
        .anySatisfy(it -> assertThat(it).contains("SLACK_INSTALLATIONS_KEY"))
        .anySatisfy(it -> assertThat(it).contains("public-url"));
    assertThat(config.settings(severalWorkspaces(KEY)).slack().isOn()).isTrue();
  }

  @Test
  void aKeyThatIsNotOneSaysHowToMakeOneAndIsNotPrinted() {
    assertThat(config.mistakes(severalWorkspaces("c2hvcnQtY2FuYXJ5")))
        .singleElement()
        .asString()
        .contains("openssl rand -base64 32")
        .doesNotContain("c2hvcnQ");
  }

  @Test
  void aTokenAndAClientIdTogetherAreAMistake() {
    var both = new HashMap<>(severalWorkspaces(KEY));
    both.put("SLACK_BOT_TOKEN", BOT);

    assertThat(config.mistakes(both)).singleElement().asString().contains("keep one of them");
  }

  private static Map<String, String> severalWorkspaces(String key) {
    return Map.of(
        "DARKROOM_SLACK_CLIENT_ID", "1.2",
        "SLACK_CLIENT_SECRET", "canary0client0secret",
        "SLACK_INSTALLATIONS_KEY", key,
        "SLACK_APP_TOKEN", APP,
        "DARKROOM_PUBLIC_URL", "https://darkroom.example");
  }
}
