package dev.darkroom.provider.comfyui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.media.Inspection;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderConformance;
import dev.darkroom.provider.SampleTask;
import dev.darkroom.provider.http.ServiceSettings;
import dev.darkroom.provider.standin.ComfyUiStandIn;
import dev.darkroom.provider.standin.StandIn;
import dev.darkroom.settings.Secret;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class ComfyUiProviderTest extends ProviderConformance {
  private static final Path FOLDER =
      Path.of("src/test/resources/dev/darkroom/provider").toAbsolutePath();

  @Override
  protected StandIn standIn(String key) {
    return new ComfyUiStandIn();
  }

  @Override
  protected Provider provider(
      ServiceSettings settings, Function<Path, Inspection> inspect, InstantSource clock) {
    return new ComfyUiProvider(settings, FOLDER, inspect, clock);
  }

  @Override
  protected SampleTask task() {
    return SampleTask.picture("edit").options("{\"workflow\":\"comfyui/edit.json\"}");
  }

  @Override
  protected Set<Trait> traits() {
    return EnumSet.of(Trait.JOBS, Trait.CANCELS, Trait.TELLS_PROGRESS, Trait.ADDRESSES);
  }

  @Override
  protected int countMax() {
    return 4;
  }

  @Override
  protected List<Secret> keys(String key) {
    return List.of();
  }

  @Test
  void slotsAreFilledInTheirOwnKind() {
    var nodes = asked(task().references(2).size("1K").ratio("1:1").count(2)).path("prompt");

    assertThat(nodes.path("3").path("inputs").path("seed").asLong()).isEqualTo(SampleTask.SEED);
    assertThat(nodes.path("5").path("inputs").path("width").asInt()).isEqualTo(1024);
    assertThat(nodes.path("5").path("inputs").path("batch_size").asInt()).isEqualTo(2);
    assertThat(nodes.path("6").path("inputs").path("text").asText())
        .isEqualTo("a rainy night, best");
    assertThat(nodes.path("11").path("inputs").path("image").asText()).isEqualTo("upload (2).png");
  }
}
