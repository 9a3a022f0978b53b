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

final class GeminiPicturesTest extends ProviderConformance {
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
    return SampleTask.picture("gemini-3.1-flash-image").options("{\"image-size\":true}");
  }

  @Override
  protected Set<Trait> traits() {
    return EnumSet.of(Trait.KEYED, Trait.MODERATES);
  }

  @Override
  protected int countMax() {
    return 4;
  }

  @Test
  void sizeShapeSeedAndReferencesAreAskedFor() {
    var asked = asked(task().references(3).size("2K").ratio("16:9"));

    assertThat(asked.path("contents").path(0).path("parts").size()).isEqualTo(4);
    var generation = asked.path("generationConfig");
    assertThat(generation.path("imageConfig").path("imageSize").asText()).isEqualTo("2K");
    assertThat(generation.path("imageConfig").path("aspectRatio").asText()).isEqualTo("16:9");
    assertThat(generation.path("seed").asLong()).isEqualTo(SampleTask.SEED);
  }

  @Test
  void theFirstNanoBananaHearsOfNoSize() {
    var asked = asked(SampleTask.picture("gemini-2.5-flash-image"));

    assertThat(asked.path("generationConfig").has("imageConfig")).isFalse();
  }
}
