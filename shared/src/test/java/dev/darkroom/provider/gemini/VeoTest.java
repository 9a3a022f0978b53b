package dev.darkroom.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.media.Inspection;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderConformance;
import dev.darkroom.provider.SampleTask;
import dev.darkroom.provider.http.ServiceSettings;
import dev.darkroom.provider.standin.GeminiStandIn;
import dev.darkroom.provider.standin.StandIn;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class VeoTest extends ProviderConformance {
  @Override
  protected StandIn standIn(String key) {
    return new GeminiStandIn(key);
  }

  @Override
  protected Provider provider(
      ServiceSettings settings, Function<Path, Inspection> inspect, InstantSource clock) {
    return new GeminiProvider(settings, inspect, clock);
  }

  @Override
  protected SampleTask task() {
    return SampleTask.clip("veo-3.1-generate-preview", 4);
  }

  @Override
  protected Set<Trait> traits() {
    return EnumSet.of(Trait.JOBS, Trait.KEYED, Trait.ADDRESSES, Trait.MODERATES);
  }

  @Override
  protected int countMax() {
    return 1;
  }

  @Test
  void lengthResolutionAndShapeAreAskedFor() {
    var asked = asked(task().size("1080p").ratio("9:16")).path("parameters");

    assertThat(asked.path("durationSeconds").asInt()).isEqualTo(4);
    assertThat(asked.path("resolution").asText()).isEqualTo("1080p");
    assertThat(asked.path("aspectRatio").asText()).isEqualTo("9:16");
  }

  @Test
  void theShapeFollowsTheReference() {
    assertThat(asked(task()).path("parameters").path("aspectRatio").asText()).isEqualTo("16:9");
  }
}
