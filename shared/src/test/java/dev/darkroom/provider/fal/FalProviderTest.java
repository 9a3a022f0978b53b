package dev.darkroom.provider.fal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.media.Inspection;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderConformance;
import dev.darkroom.provider.SampleTask;
import dev.darkroom.provider.http.ServiceSettings;
import dev.darkroom.provider.standin.FalStandIn;
import dev.darkroom.provider.standin.StandIn;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class FalProviderTest extends ProviderConformance {
  @Override
  protected StandIn standIn(String key) {
    return new FalStandIn(key);
  }

  @Override
  protected Provider provider(
      ServiceSettings settings, Function<Path, Inspection> inspect, InstantSource clock) {
    return new FalProvider(settings, inspect, clock);
  }

  @Override
  protected SampleTask task() {
    return SampleTask.picture("fal-ai/nano-banana-2/edit").options("{\"resolution\":true}");
  }

  @Override
  protected Set<Trait> traits() {
    return EnumSet.allOf(Trait.class);
  }

  @Override
  protected int countMax() {
    return 4;
  }

  @Test
  void nanoBananaIsAskedForSizeRatioSeedAndCount() {
    var asked = asked(task().references(3).size("4K").ratio("16:9").count(2));

    assertThat(asked.path("image_urls").size()).isEqualTo(3);
    assertThat(asked.path("resolution").asText()).isEqualTo("4K");
    assertThat(asked.path("aspect_ratio").asText()).isEqualTo("16:9");
    assertThat(asked.path("num_images").asInt()).isEqualTo(2);
    assertThat(asked.path("seed").asLong()).isEqualTo(SampleTask.SEED);
  }

  @Test
  void theFirstNanoBananaHearsOfNoSize() {
    assertThat(asked(SampleTask.picture("fal-ai/nano-banana/edit")).has("resolution")).isFalse();
  }

  @Test
  void kontextTakesOnePictureAndItsMultiTwinSeveral() {
    var kontext = SampleTask.picture("fal-ai/flux-pro/kontext");

    assertThat(asked(kontext).has("image_url")).isTrue();
    assertThat(asked(kontext.references(2)).path("image_urls").size()).isEqualTo(2);
  }

  @Test
  void seedreamIsAskedInPixelsWhenAShapeIsWanted() {
    var seedream = SampleTask.picture("fal-ai/bytedance/seedream/v4/edit").size("2K");

    assertThat(asked(seedream).path("image_size").asText()).isEqualTo("auto_2K");
    assertThat(asked(seedream.ratio("4:1")).path("image_size").path("width").asInt())
        .isEqualTo(4096);
  }

  @Test
  void veoIsAskedForSecondsResolutionAndSound() {
    var asked = asked(SampleTask.clip("fal-ai/veo3.1/image-to-video", 6).ratio("9:16"));

    assertThat(asked.path("duration").asText()).isEqualTo("6s");
    assertThat(asked.path("resolution").asText()).isEqualTo("720p");
    assertThat(asked.path("aspect_ratio").asText()).isEqualTo("9:16");
    assertThat(asked.path("generate_audio").asBoolean()).isTrue();
  }

  @Test
  void whatARouteFixesIsAdded() {
    var asked = asked(task().options("{\"fixed\":{\"safety_tolerance\":\"2\"}}"));

    assertThat(asked.path("safety_tolerance").asText()).isEqualTo("2");
  }
}
