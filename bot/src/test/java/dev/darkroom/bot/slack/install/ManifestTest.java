package dev.darkroom.bot.slack.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.darkroom.bot.standin.Json;
import dev.darkroom.settings.ConfigFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The manifest of the release, against Slack's own schema (slackapi/manifest-schema, MIT licence).
final class ManifestTest {
  private static final URI HERE = URI.create("https://darkroom.example/");

  private final Manifest released = Manifest.in(ConfigFixture.RELEASED);

  @Test
  void theReleasedOneIsWhatSlackTakes() {
    assertThat(problems(released)).isEmpty();
  }

  @Test
  void whatSlackDoesNotTakeIsFound() {
    assertThat(problems(released.named("x".repeat(36)))).isNotEmpty();
  }

  @Test
  void itStaysSoWithNamesAndAddressesFilledIn() {
    var filledIn = released.named("Dark room").overHttp(HERE).forSeveralWorkspaces(HERE);

    assertThat(problems(filledIn)).isEmpty();
    var json = json(filledIn);
    assertThat(json.at("/settings/event_subscriptions/request_url").asText())
        .isEqualTo("https://darkroom.example/slack/events");
    assertThat(json.at("/settings/interactivity/request_url").asText())
        .isEqualTo("https://darkroom.example/slack/events");
    assertThat(json.at("/features/slash_commands/0/url").asText())
        .isEqualTo("https://darkroom.example/slack/events");
    assertThat(json.at("/oauth_config/redirect_urls/0").asText())
        .isEqualTo("https://darkroom.example/slack/oauth_redirect");
    assertThat(json.at("/settings/socket_mode_enabled").asBoolean()).isFalse();
    assertThat(json.at("/features/bot_user/display_name").asText()).isEqualTo("Dark room");
  }

  /// Five of each kind are all that Slack takes of an app.
  @Test
  void thereAreNotTooManyShortcuts() {
    var shortcuts = json(released).at("/features/shortcuts");

    assertThat(shortcuts).hasSizeLessThanOrEqualTo(10);
    assertThat(shortcuts)
        .filteredOn(it -> it.path("type").asText().equals("message"))
        .hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void itAsksForWhatTheProductNeeds() {
    assertThat(released.scopes())
        .contains("commands", "chat:write", "files:read", "files:write", "app_mentions:read")
        .isSorted();
  }

  @Test
  void oneThatIsGoneIsNamed(@TempDir Path empty) {
    assertThatThrownBy(() -> Manifest.in(empty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("slack-manifest.json");
  }

  private static JsonNode json(Manifest manifest) {
    return Json.read(manifest.toString());
  }

  private static List<String> problems(Manifest manifest) {
    var registry = SchemaRegistry.withDialect(Dialects.getDraft7());
    return registry.getSchema(schema()).validate(manifest.toString(), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  private static String schema() {
    try (var in = ManifestTest.class.getResourceAsStream("/slack/manifest.schema.2.0.0.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
