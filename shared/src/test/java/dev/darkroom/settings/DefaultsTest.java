package dev.darkroom.settings;

import static java.util.Optional.empty;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every default is written down here, so that changing one shows in review.
final class DefaultsTest {
  @TempDir Path temporary;
  private Settings settings;

  @BeforeEach
  void readNothing() {
    settings = new ConfigFixture(temporary).settings(Map.of());
  }

  @Test
  void ofServerDatabaseAndLog() {
    assertThat(settings.data()).isEqualTo(Path.of("./data"));
    assertThat(settings.server()).isEqualTo(new ServerSettings(8080, "127.0.0.1", empty()));
    assertThat(settings.database()).isEqualTo(new DatabaseAccess(empty(), "darkroom", empty(), 10));
    assertThat(settings.backup()).isEqualTo(new BackupSettings(Duration.ofHours(1), 24));
    assertThat(settings.log())
        .isEqualTo(new LogSettings(LogSettings.Format.TEXT, LogSettings.Level.INFO));
  }

  @Test
  void ofMedia() {
    assertThat(settings.media())
        .isEqualTo(
            new MediaSettings(
                MediaSettings.Store.DISK,
                new MediaSettings.ObjectStore(
                    URI.create("https://s3.amazonaws.com"),
                    "us-east-1",
                    "",
                    "darkroom/",
                    true,
                    empty(),
                    empty()),
                List.of("cdn.discordapp.com", "media.discordapp.net", "files.slack.com"),
                25L << 20,
                16_384,
                50_000_000,
                1_000,
                0,
                2,
                512L << 20,
                Duration.ofMinutes(10)));
  }

  @Test
  void ofTheQueue() {
    assertThat(settings.queue())
        .isEqualTo(
            new QueueSettings(
                16,
                8,
                3,
                200_000,
                500,
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                3,
                Duration.ofSeconds(2),
                Duration.ofMinutes(2),
                Duration.ofSeconds(25)));
  }

  @Test
  void ofChatPlatforms() {
    assertThat(settings.discord())
        .isEqualTo(
            new DiscordSettings(empty(), URI.create("https://discord.com/api/v10/"), 0, 0, 0));
    assertThat(settings.slack())
        .isEqualTo(
            new SlackSettings(
                SlackSettings.Mode.SOCKET,
                URI.create("https://slack.com/api/"),
                empty(),
                empty(),
                empty(),
                empty(),
                empty(),
                empty(),
                empty(),
                empty()));
  }

  @Test
  void ofCreditsRetentionAndRights() {
    assertThat(settings.credits()).isEqualTo(new CreditSettings(500, true, ZoneId.of("UTC")));
    assertThat(settings.retention())
        .isEqualTo(
            new RetentionSettings(
                Duration.ofDays(7),
                Duration.ofDays(30),
                Duration.ofDays(180),
                Duration.ofDays(30)));
    assertThat(settings.rights().terms()).startsWith("Commercial use is allowed");
  }

  @Test
  void ofProviders() {
    assertThat(settings.providers().values().stream().map(DefaultsTest::line))
        .containsExactly(
            "engine  [] 2 []",
            "gemini https://generativelanguage.googleapis.com/v1beta/ [GEMINI_API_KEY] 8"
                + " [generativelanguage.googleapis.com, *.googleapis.com, *.googleusercontent.com]",
            "bfl https://api.bfl.ai/ [BFL_API_KEY] 20 [api.bfl.ai, *.bfl.ai]",
            "ark https://ark.ap-southeast.bytepluses.com/api/v3/ [ARK_API_KEY] 8"
                + " [ark.ap-southeast.bytepluses.com, *.volces.com, *.bytepluses.com]",
            "fal https://queue.fal.run/ [FAL_KEY] 8"
                + " [queue.fal.run, fal.media, *.fal.media, *.fal.run]",
            "kling https://api-singapore.klingai.com/ [KLING_ACCESS_KEY, KLING_SECRET_KEY] 8"
                + " [api-singapore.klingai.com, *.klingai.com, *.kechuangai.com]",
            "openai https://api.openai.com/v1/ [OPENAI_API_KEY] 8 [api.openai.com]");
    var gemini = settings.provider("gemini");
    assertThat(gemini.callTimeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(gemini.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(gemini.pollEvery()).isEqualTo(Duration.ofSeconds(5));
    assertThat(gemini.perMinuteMax()).isEqualTo(60);
    assertThat(gemini.local()).isFalse();
    assertThat(gemini.missing()).contains("GEMINI_API_KEY");
    assertThat(settings.provider("engine").missing()).isEmpty();
  }

  private static String line(ProviderSettings provider) {
    return "%s %s %s %d %s"
        .formatted(
            provider.name(),
            provider.kind() == ProviderKind.ENGINE ? "" : provider.url(),
            provider.keys().stream().map(ProviderSettings.Key::variable).toList(),
            provider.inFlightMax(),
            provider.resultHosts());
  }
}
