package dev.darkroom.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.discord.standin.StandInDiscord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logging in, and being shut out.
final class ConnectOnDiscordTest {
  @TempDir private Path folder;

  private final StandInDiscord discord = StandInDiscord.start();

  @AfterEach
  void close() {
    discord.close();
  }

  @Test
  @Tag("C05")
  void aWrongTokenIsSaidInOneSentenceAndTriedOnce() {
    try (var darkroom =
        new DarkroomOnDiscord(discord, folder, Map.of("DISCORD_TOKEN", "another.discord.t0ken"))) {
      assertThatThrownBy(darkroom::connect)
          .isInstanceOf(DiscordException.class)
          .hasMessageContaining("DISCORD_TOKEN");
    }
    assertThat(discord.gateway().identifies()).isEmpty();
  }

  @Test
  @Tag("C05")
  void aRefusedIntentIsSaidInOneSentenceAndTriedOnce() {
    discord.gateway().closeNextIdentify(4014);
    try (var darkroom = new DarkroomOnDiscord(discord, folder, Map.of())) {
      assertThatThrownBy(darkroom::connect)
          .isInstanceOf(DiscordException.class)
          .hasMessageContaining("intent");
    }
    assertThat(discord.gateway().identifies()).hasSize(1);
  }

  /// What starts a bot again and again would otherwise cost it its token within a day.
  @Test
  @Tag("C05")
  void withFewLoginsLeftThatIsSaidAndNoneOfThemIsSpent() {
    discord.gateway().identifiesLeft(40);
    try (var darkroom = new DarkroomOnDiscord(discord, folder, Map.of())) {
      assertThatThrownBy(darkroom::connect)
          .isInstanceOf(DiscordException.class)
          .hasMessageContaining("only 40 more times");
    }
    assertThat(discord.gateway().identifies()).isEmpty();
  }

  @Test
  void onlyTheIntentForServersIsAskedFor() {
    try (var darkroom = new DarkroomOnDiscord(discord, folder, Map.of())) {
      darkroom.connect();
      assertThat(discord.gateway().identifies().getFirst().findValue("intents").asInt())
          .isEqualTo(1);
    }
  }

  @Test
  void commandsAreRegisteredInOneCallAndOnlyWhenTheyChanged() {
    try (var darkroom = new DarkroomOnDiscord(discord, folder, Map.of())) {
      darkroom.connect();
    }
    int writes = discord.commands().writes();
    try (var darkroom = new DarkroomOnDiscord(discord, folder, Map.of())) {
      darkroom.connect();
    }

    assertThat(writes).isEqualTo(1);
    assertThat(discord.commands().writes()).isEqualTo(1);
    assertThat(discord.commands().all()).hasSizeGreaterThan(10);
  }

  @Test
  @Tag("C05")
  void afterFailedReconnectsTheGatewayIsStillTheOneOfTheApi() {
    try (var darkroom = new DarkroomOnDiscord(discord, folder, Map.of())) {
      darkroom.connect();
      discord.gateway().refuseConnections(1);
      discord.gateway().closeAll(4000);

      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> discord.gateway().resumes() + discord.gateway().identifies().size() > 1);
      assertThat(darkroom.lost()).isEmpty();
    }
  }

  @Test
  @Tag("C05")
  void beingShutOutLaterIsTold() {
    try (var darkroom = new DarkroomOnDiscord(discord, folder, Map.of())) {
      darkroom.connect();
      discord.gateway().closeAll(4004);

      await().atMost(Duration.ofSeconds(20)).until(() -> !darkroom.lost().isEmpty());
      assertThat(darkroom.lost()).singleElement().asString().contains("DISCORD_TOKEN");
    }
  }
}
