package dev.darkroom.provider.ark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.media.Inspection;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderConformance;
import dev.darkroom.provider.SampleTask;
import dev.darkroom.provider.http.ServiceSettings;
import dev.darkroom.provider.standin.ArkStandIn;
import dev.darkroom.provider.standin.StandIn;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class SeedreamTest extends ProviderConformance {
  @Override
  protected StandIn standIn(String key) {
    return new ArkStandIn(key);
  }

  @Override
  protected Provider provider(
      ServiceSettings settings, Function<Path, Inspection> inspect, InstantSource clock) {
    return new ArkProvider(settings, inspect, clock);
  }

  @Override
  protected SampleTask task() {
    return SampleTask.picture("seedream-4-0-250828");
  }

  @Override
  protected Set<Trait> traits() {
    return EnumSet.of(Trait.KEYED, Trait.ADDRESSES, Trait.MODERATES);
  }

  @Override
  protected int countMax() {
    return 4;
  }

  @Test
  void sizeCountAndReferencesAreAskedForAndNoWatermark() {
    var asked = asked(task().references(2).size("2K").count(3));

    assertThat(asked.path("image").size()).isEqualTo(2);
    assertThat(asked.path("size").asText()).isEqualTo("2K");
    assertThat(asked.path("sequential_image_generation_options").path("max_images").asInt())
        .isEqualTo(3);
    assertThat(asked.path("watermark").asBoolean(true)).isFalse();
  }

  @Test
  void aShapeIsAskedForInPixels() {
    assertThat(asked(task().size("2K").ratio("4:3")).path("size").asText()).isEqualTo("2368x1776");
  }
}
