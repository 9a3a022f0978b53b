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

final class SeedanceTest extends ProviderConformance {
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
    return SampleTask.clip("seedance-1-5-pro-251215", 5);
  }

  @Override
  protected Set<Trait> traits() {
    return EnumSet.of(
        Trait.JOBS,
        Trait.KEYED,
        Trait.CANCELS,
        Trait.TELLS_PROGRESS,
        Trait.ADDRESSES,
        Trait.MODERATES);
  }

  @Override
  protected int countMax() {
    return 1;
  }

  @Test
  void lengthSoundSeedAndFirstFrameAreAskedFor() {
    var asked = asked(task());

    assertThat(asked.path("duration").asInt()).isEqualTo(5);
    assertThat(asked.path("generate_audio").asBoolean()).isTrue();
    assertThat(asked.path("seed").asLong()).isEqualTo(SampleTask.SEED);
    assertThat(asked.path("ratio").asText()).isEqualTo("adaptive");
    assertThat(asked.path("content").path(1).path("role").asText()).isEqualTo("first_frame");
  }

  @Test
  void theSilentGenerationHearsOfNoSound() {
    var silent = SampleTask.clip("seedance-1-0-pro-250528", 5).silent();

    assertThat(asked(silent).has("generate_audio")).isFalse();
  }
}
