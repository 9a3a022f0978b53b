package dev.darkroom.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.media.Inspection;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderConformance;
import dev.darkroom.provider.SampleTask;
import dev.darkroom.provider.http.ServiceSettings;
import dev.darkroom.provider.standin.OpenAiStandIn;
import dev.darkroom.provider.standin.StandIn;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class OpenAiProviderTest extends ProviderConformance {
  @Override
  protected StandIn standIn(String key) {
    return new OpenAiStandIn(key);
  }

  @Override
  protected Provider provider(
      ServiceSettings settings, Function<Path, Inspection> inspect, InstantSource clock) {
    return new OpenAiProvider(settings, inspect, clock);
  }

  @Override
  protected SampleTask task() {
    return SampleTask.picture("gpt-image-1.5");
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
  void countAndShapeAreAskedFor() {
    var asked = asked(task().references(2).count(2).ratio("9:16"));

    assertThat(asked.path("n").asText()).isEqualTo("2");
    assertThat(asked.path("size").asText()).isEqualTo("1024x1536");
    assertThat(asked.path("images").asInt()).isEqualTo(2);
  }

  @Test
  void freeSizesAreAskedForInPixels() {
    var asked = asked(SampleTask.picture("gpt-image-2").ratio("16:9"));

    assertThat(asked.path("size").asText()).isEqualTo("1360x768");
  }

  @Test
  void sdServerReadsTheSeedFromThePrompt() {
    var asked = asked(task().options("{\"seed\":\"prompt\",\"fixed\":{\"quality\":\"low\"}}"));

    assertThat(asked.path("prompt").asText())
        .contains("<sd_cpp_extra_args>{\"seed\":" + SampleTask.SEED + "}");
    assertThat(asked.path("quality").asText()).isEqualTo("low");
  }
}
