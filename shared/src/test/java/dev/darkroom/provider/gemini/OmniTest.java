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

final class OmniTest extends ProviderConformance {
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
    return SampleTask.clip("gemini-omni-1.1-flash", 8);
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
  void theLengthIsATextWithAUnit() {
    var asked = asked(task()).path("response_format");

    assertThat(asked.path("duration").asText()).isEqualTo("8s");
    assertThat(asked.path("resolution").asText()).isEqualTo("720p");
  }
}
