package dev.darkroom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommunitySettingsTest {
  @TempDir Path temporary;
  private ConfigFixture config;

  @BeforeEach
  void makeFolder() {
    config = new ConfigFixture(temporary);
  }

  @Test
  void aWorkspaceIsLinkedWithAServer() {
    config.withSettings("communities:\n  linked: [\"slack:T1 = discord:2\"]\n");

    assertThat(config.settings(Map.of()).communities().linked())
        .containsExactly(Map.entry("slack:T1", "discord:2"));
  }

  @Test
  void whatIsNoLinkIsSaid() {
    config.withSettings("communities:\n  linked: [\"T1=2\"]\n");

    assertThat(config.mistakes(Map.of()))
        .singleElement()
        .asString()
        .contains("communities.linked", "slack:T0123=discord:456");
  }

  @Test
  void twoLinksOfOneAndAChainAreMistakes() {
    config.withSettings(
        "communities:\n  linked: [\"slack:T1=discord:2\", \"slack:T1=discord:3\"]\n");
    assertThat(config.mistakes(Map.of())).singleElement().asString().contains("linked twice");

    config.withSettings(
        "communities:\n  linked: [\"slack:T1=slack:T2\", \"slack:T2=discord:3\"]\n");
    assertThat(config.mistakes(Map.of())).singleElement().asString().contains("itself linked");
  }
}
