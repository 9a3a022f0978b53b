package dev.darkroom.provider.kling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.media.Inspection;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderConformance;
import dev.darkroom.provider.SampleTask;
import dev.darkroom.provider.http.ServiceSettings;
import dev.darkroom.provider.standin.KlingStandIn;
import dev.darkroom.provider.standin.StandIn;
import dev.darkroom.settings.Secret;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class KlingProviderTest extends ProviderConformance {
  @Override
  protected StandIn standIn(String key) {
    return new KlingStandIn("access", key, InstantSource.system());
  }

  @Override
  protected Provider provider(
      ServiceSettings settings, Function<Path, Inspection> inspect, InstantSource clock) {
    return new KlingProvider(settings, inspect, clock);
  }

  @Override
  protected SampleTask task() {
    return SampleTask.clip("kling-v2-6", 5);
  }

  @Override
  protected Set<Trait> traits() {
    return EnumSet.of(
        Trait.JOBS, Trait.KEYED, Trait.TELLS_PROGRESS, Trait.ADDRESSES, Trait.MODERATES);
  }

  @Override
  protected int countMax() {
    return 1;
  }

  @Override
  protected List<Secret> keys(String key) {
    return List.of(new Secret("access"), new Secret(key));
  }

  @Test
  void lengthModeAndSoundAreAskedFor() {
    var asked = asked(task().size("1080p"));

    assertThat(asked.path("duration").asText()).isEqualTo("5");
    assertThat(asked.path("mode").asText()).isEqualTo("pro");
    assertThat(asked.path("sound").asText()).isEqualTo("on");
  }

  /// The name of the task finds it again, so that a crash between submit and answer costs nothing.
  @Test
  @Tag("K07")
  void theSameWorkIsStartedOnlyOnce() {
    var first = asked(task()).path("external_task_id").asText();
    var second = asked(task()).path("external_task_id").asText();

    assertThat(second).isEqualTo(first);
    assertThat(accepted()).isEqualTo(1);
  }
}
