package dev.darkroom.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.bot.wiring.PlayedServices;
import dev.darkroom.bot.wiring.Setup;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.credit.Credits;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.State;
import dev.darkroom.generation.Studio.SubmitAnswer;
import dev.darkroom.provider.Failure;
import dev.darkroom.samples.Samples;
import dev.darkroom.settings.ConfigFixture;
import dev.darkroom.store.Invariants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of generations that wait while operators change the configuration.
@Tag("F05")
final class ChangedConfigurationTest {
  @TempDir private Path folder;
  private Path config;
  private PlayedServices played;

  @BeforeEach
  void copyConfiguration() throws IOException {
    config = Files.createDirectories(folder.resolve("config"));
    for (var file : new String[] {"darkroom.yaml", "models.yaml", "plans.yaml", "looks.yaml"})
      Files.copy(ConfigFixture.RELEASED.resolve(file), config.resolve(file));
    played = PlayedServices.start(InstantSource.system());
  }

  @AfterEach
  void stopServices() {
    played.close();
  }

  @Test
  void aPriceThatRoseDoesNotReachWhatWasQuotedBefore() throws IOException {
    var waiting = submitted();
    change("models.yaml", "      1K: {dollars: 0.039}", "      1K: {dollars: 0.39}");

    var end = worked(waiting, played.over(Map.of()));

    assertThat(end.state()).isInstanceOf(State.Settled.class);
    assertThat(((State.Settled) end.state()).charged()).isEqualTo(Credits.of(18));
  }

  @Test
  void aModelThatIsGoneReleasesWhatWaitedForIt() throws IOException {
    var waiting = submitted();
    change("models.yaml", "  nano-banana:\n", "  nano-banana-later:\n");

    released(worked(waiting, played.over(Map.of())));
  }

  @Test
  void aLimitThatFellDoesNotReachWhatWasTakenBefore() throws IOException {
    var waiting = submitted();
    change("models.yaml", "    prompt-max: 8000", "    prompt-max: 5");

    assertThat(worked(waiting, played.over(Map.of())).state()).isInstanceOf(State.Settled.class);
  }

  @Test
  void aProviderThatIsGoneLeavesItToTheNextRoute() throws IOException {
    var waiting = submitted();
    change("darkroom.yaml", "  gemini:\n", "  gemini:\n    enabled: false\n");
    var variables = new HashMap<>(played.over(Map.of()));
    variables.remove("DARKROOM_PROVIDERS_GEMINI_ENABLED");

    assertThat(worked(waiting, variables).state()).isInstanceOf(State.Settled.class);
  }

  @Test
  void withoutAnyProviderLeftItIsReleased() {
    var waiting = submitted();

    released(worked(waiting, Map.of()));
  }

  private static void released(Generation end) {
    assertThat(end.state()).isInstanceOf(State.Released.class);
    assertThat(((State.Released) end.state()).failure().kind())
        .isIn(Failure.Kind.RETIRED, Failure.Kind.UNAVAILABLE, Failure.Kind.AUTH);
  }

  /// One picture by Nano Banana, in line and paid for; then the process ends.
  private GenerationId submitted() {
    try (var session = open(played.over(Map.of()))) {
      var model = session.bot().catalog().find("nano-banana").orElseThrow();
      var photo = Samples.COFFEE_PRODUCT.copyTo(folder);
      var request =
          DemoRequest.of(Workflow.TRANSFORM, "warm light", photo)
              .to(model, session.requester(), folder.resolve("out"));
      return ((SubmitAnswer.Accepted) session.bot().studio().submit(request)).generation().id();
    }
  }

  /// The next process works off what it finds.
  private Generation worked(GenerationId waiting, Map<String, String> variables) {
    try (var session = open(variables)) {
      session.bot().start();
      var end = Wait.forEnd(session, waiting, _ -> {});
      var balance = session.bot().ledger().balance(session.requester().member());
      assertThat(balance.held()).isEqualTo(Credits.NONE);
      assertThat(Invariants.check(session.bot().database())).isEmpty();
      return end;
    }
  }

  private Session open(Map<String, String> variables) {
    return Session.open(Setup.load(config, variables).withData(folder.resolve("data")));
  }

  private void change(String file, String from, String to) throws IOException {
    var path = config.resolve(file);
    var text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replaceFirst(Pattern.quote(from), to));
  }
}
