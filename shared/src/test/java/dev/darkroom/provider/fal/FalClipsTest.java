package dev.darkroom.provider.fal;

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

final class FalClipsTest extends ProviderConformance {
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
    return SampleTask.clip("fal-ai/veo3.1/image-to-video", 4);
  }

  @Override
  protected Set<Trait> traits() {
    return EnumSet.allOf(Trait.class);
  }

  @Override
  protected int countMax() {
    return 1;
  }
}
