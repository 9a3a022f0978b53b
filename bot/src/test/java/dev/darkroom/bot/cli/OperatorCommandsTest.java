package dev.darkroom.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.provider.standin.StandIns;
import dev.darkroom.settings.ConfigFixture;
import dev.darkroom.store.Database;
import dev.darkroom.store.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What operators type: doctor, config, providers.
final class OperatorCommandsTest {
  @TempDir private Path folder;

  @Test
  @Tag("F06")
  void theDoctorSaysWhatWasAndWhatWasNotLookedAt() throws IOException {
    var well = typed().run("doctor", "--json");

    assertThat(well.code()).isZero();
    assertThat(verdict(well, "java")).isEqualTo("well");
    assertThat(verdict(well, "database")).isEqualTo("well");
    assertThat(verdict(well, "media workers")).isEqualTo("well");
    assertThat(verdict(well, "video library")).isEqualTo("well");
    assertThat(verdict(well, "clock")).isEqualTo("well");
    assertThat(verdict(well, "service engine")).isEqualTo("well");
    assertThat(verdict(well, "service gemini")).isEqualTo("unwise");
    assertThat(data().resolve("darkroom.mv.db")).doesNotExist();
    assertThat(typed().run("doctor").out())
        .contains("Not looked at: whether services and Discord can be reached.");
  }

  @Test
  @Tag("F06")
  void theDoctorsExitCodeTellsIllFromWronglyConfigured() throws IOException {
    Database.open(DatabaseSettings.in(data())).close();
    Files.delete(data().resolve("darkroom.mv.db"));
    var ill = typed().run("doctor");
    assertThat(ill.code()).isEqualTo(1);
    assertThat(ill.out()).contains("ILL       database", "darkroom restore");

    var wrong = typed().withConfig(config("port: eighty\n")).run("doctor");
    assertThat(wrong.code()).isEqualTo(78);
  }

  @Test
  void aRightConfigurationIsToldWithWhatWasNotChecked() throws IOException {
    var text = typed().run("config", "check");
    assertThat(text.code()).isZero();
    assertThat(text.out())
        .contains("No mistake in", "services with all they need: engine", "Not checked:");

    var json = json(typed().run("config", "check", "--json"));
    assertThat(json.path("ok").asBoolean()).isTrue();
    assertThat(json.path("notChecked")).isNotEmpty();
  }

  @Test
  @Tag("F01")
  void everyMistakeInTheConfigurationIsNamedAtOnce() throws IOException {
    var typed = typed().withConfig(config("queue:\n  slotz: 3\nport: eighty\n"));

    var text = typed.run("config", "check");
    assertThat(text.code()).isEqualTo(78);
    assertThat(text.err()).contains("2 problems", "config/darkroom.yaml:2:3", ":3:7 port");

    var json = typed.run("config", "check", "--json");
    assertThat(json.code()).isEqualTo(78);
    assertThat(json(json).path("mistakes")).hasSize(2);
  }

  @Test
  void aSettingIsExplainedWithItsValueAndWhereThatWasSaid() throws IOException {
    var config = config("queue:\n  slots: 4\nmedia:\n  hosts: [a.example, b.example]\n");
    var typed = typed().withConfig(config).with("DARKROOM_QUEUE_TICK", "250ms");

    assertThat(explained(typed, "queue.slots"))
        .containsExactly("4", "config/darkroom.yaml:2:10", "16");
    assertThat(explained(typed, "queue.tick"))
        .containsExactly("250ms", "DARKROOM_QUEUE_TICK", "500ms");
    assertThat(explained(typed, "queue.drain")).containsExactly("25s", "default", "25s");
    assertThat(explained(typed, "media.hosts"))
        .startsWith("[a.example, b.example]", "config/darkroom.yaml:4:10");
    assertThat(typed.run("config", "explain", "queue.slots").out())
        .contains(
            "queue.slots: Most generations that run at once in this process.",
            "takes      a whole number from 1 to 256",
            "default    16",
            "variable   DARKROOM_QUEUE_SLOTS",
            "now        4 (config/darkroom.yaml:2:10)");
    assertThat(typed.run("config", "explain", "queue.slot").err())
        .contains("“queue.slot” is not a setting; did you mean queue.slots?");
  }

  @Test
  @Tag("F02")
  void aSecretIsExplainedAndNeverShown() throws IOException {
    var file = Files.writeString(folder.resolve("key"), "canary-in-a-file");
    var typed =
        typed()
            .with("FAL_KEY", "canary-in-a-variable")
            .with("BFL_API_KEY_FILE", file.toString())
            .with("DARKROOM_DATABASE_URL", "jdbc:postgresql://me:canary-password@host/darkroom");

    var all = typed.run("config", "explain").out() + typed.run("config", "explain", "--json").out();

    assertThat(all).doesNotContain("canary");
    assertThat(explained(typed, "FAL_KEY")).startsWith("***", "FAL_KEY");
    assertThat(explained(typed, "BFL_API_KEY")).startsWith("***", "BFL_API_KEY_FILE");
    assertThat(explained(typed, "DISCORD_TOKEN")).startsWith("(not set)", "default");
  }

  @Test
  void everyRouteOfTheCatalogueIsAskedOnceAndForFree() throws IOException {
    var ended = typed().run("providers", "check", "--stand-ins", "--json");

    assertThat(ended.code()).isZero();
    var routes = json(ended).path("routes");
    assertThat(routes).hasSizeGreaterThan(20);
    for (var route : routes) {
      if (route.path("builtIn").asBoolean()) continue;
      assertThat(route.path("key").asText()).as("%s", route).isEqualTo("good");
      assertThat(route.path("model").asText()).as("%s", route).isNotEqualTo("bad");
    }
  }

  @Test
  void withoutKeysNothingIsAskedAndNothingIsBroken() {
    var ended = typed().run("providers", "check");

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("not checked: set GEMINI_API_KEY", "built in");
  }

  @Test
  @Tag("F06")
  void aServiceThatSaysNoIsToldFromOneThatDoesNotAnswer() {
    var nobody =
        typed()
            .with("BFL_API_KEY", "a-key-for-nobody")
            .with("DARKROOM_PROVIDERS_BFL_URL", "http://127.0.0.1:9/")
            .with("DARKROOM_PROVIDERS_BFL_LOCAL", "true")
            .run("providers", "check");
    assertThat(nobody.code()).isEqualTo(77);

    try (var services = StandIns.start(InstantSource.system())) {
      var url = Objects.requireNonNull(services.reached().get("bfl")).url().toString();
      var refused =
          typed()
              .with("BFL_API_KEY", "a-key-that-was-revoked")
              .with("DARKROOM_PROVIDERS_BFL_URL", url)
              .with("DARKROOM_PROVIDERS_BFL_LOCAL", "true")
              .run("providers", "check");
      assertThat(refused.code()).isEqualTo(4);
      assertThat(refused.out()).contains("BAD").doesNotContain("a-key-that-was-revoked");
    }
  }

  private static List<String> explained(Typed typed, String key) throws IOException {
    var setting = json(typed.run("config", "explain", key, "--json")).path("settings").get(0);
    return List.of(
        setting.path("value").asText(),
        setting.path("source").asText(),
        setting.path("default").asText());
  }

  private static String verdict(Typed.Ended ended, String what) throws IOException {
    for (var finding : json(ended).path("findings"))
      if (finding.path("what").asText().equals(what)) return finding.path("verdict").asText();
    return "not looked at";
  }

  private static JsonNode json(Typed.Ended ended) throws IOException {
    return new ObjectMapper().readTree(ended.out());
  }

  private Typed typed() {
    return Typed.in(data());
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path config(String settings) {
    return new ConfigFixture(folder).withSettings(settings).withReleased().folder();
  }
}
