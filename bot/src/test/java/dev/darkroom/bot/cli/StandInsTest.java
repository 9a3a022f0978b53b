package dev.darkroom.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.bot.wiring.PlayedServices;
import dev.darkroom.bot.wiring.Setup;
import dev.darkroom.catalog.Model;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.State;
import dev.darkroom.generation.Studio.SubmitAnswer;
import dev.darkroom.samples.Samples;
import dev.darkroom.settings.ConfigFixture;
import dev.darkroom.store.Invariants;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--stand-ins`: all of Darkroom without a key and without a network.
final class StandInsTest {
  @TempDir private Path folder;

  @Test
  void theDemoRunsItsFourWorkflowsOnTheModelsOfTheCatalogue() throws IOException {
    var out = folder.resolve("demo");

    var ended =
        Typed.in(folder.resolve("data"))
            .run("demo", "--stand-ins", "--json", "--out", out.toString());

    assertThat(ended.code()).as(ended.err()).isZero();
    var models = new TreeSet<String>();
    long charged = 0;
    for (var generation : new ObjectMapper().readTree(ended.out()).path("generations")) {
      assertThat(generation.path("state").asText()).isEqualTo("SETTLED");
      assertThat(Path.of(generation.path("outputs").get(0).path("file").asText())).isNotEmptyFile();
      models.add(generation.path("model").asText());
      charged += generation.path("credits").asLong();
    }
    assertThat(models).containsExactly("flux-kontext-pro", "nano-banana", "veo-3");
    assertThat(charged).isGreaterThan(1_000);
    assertThat(out.resolve("index.html")).isNotEmptyFile();
  }

  @Test
  void everyModelOfTheCatalogueCanBeTriedWithoutAKey() {
    try (var played = PlayedServices.start(InstantSource.system())) {
      var setup =
          Setup.load(ConfigFixture.RELEASED, played.over(Map.of()))
              .withData(folder.resolve("data"));
      try (var session = Session.open(setup)) {
        var member = session.requester().member();
        session.bot().plans().assign(member, "unlimited", "test");
        var photo = Samples.COFFEE_PRODUCT.copyTo(folder);
        var ids = new LinkedHashMap<String, GenerationId>();
        for (var model : session.bot().catalog().models()) {
          if (!model.generative()) continue;
          var request =
              DemoRequest.of(workflow(model), "slow push in, warm light", photo)
                  .to(model, session.requester(), folder.resolve("out"));
          var answer = session.bot().studio().submit(request);
          assertThat(answer).as(model.id()).isInstanceOf(SubmitAnswer.Accepted.class);
          ids.put(model.id(), ((SubmitAnswer.Accepted) answer).generation().id());
        }
        session.bot().start();

        ids.forEach((model, id) ->
            assertThat(Wait.forEnd(session, id, _ -> {}).state())
                .as(model)
                .isInstanceOf(State.Settled.class));
        assertThat(ids).hasSizeGreaterThan(10);
        assertThat(Invariants.check(session.bot().database())).isEmpty();
      }
    }
  }

  private static Workflow workflow(Model model) {
    if (model.isVideo()) return Workflow.ANIMATE;
    return model.workflows().contains(Workflow.TRANSFORM) ? Workflow.TRANSFORM : Workflow.EDIT;
  }
}
