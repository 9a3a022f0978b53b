package dev.darkroom.provider.bfl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credit.Dollars;
import dev.darkroom.media.Inspection;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.ProviderConformance;
import dev.darkroom.provider.SampleTask;
import dev.darkroom.provider.http.ServiceSettings;
import dev.darkroom.provider.standin.BflStandIn;
import dev.darkroom.provider.standin.StandIn;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class BflProviderTest extends ProviderConformance {
  @Override
  protected StandIn standIn(String key) {
    return new BflStandIn(key);
  }

  @Override
  protected Provider provider(
      ServiceSettings settings, Function<Path, Inspection> inspect, InstantSource clock) {
    return new BflProvider(settings, inspect, clock);
  }

  @Override
  protected SampleTask task() {
    return SampleTask.picture("flux-kontext-pro");
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

  @Test
  void kontextIsAskedForShapeAndSeed() {
    var asked = asked(task().references(2).ratio("21:9"));

    assertThat(asked.path("aspect_ratio").asText()).isEqualTo("21:9");
    assertThat(asked.path("seed").asLong()).isEqualTo(SampleTask.SEED);
    assertThat(asked.has("input_image_2")).isTrue();
    assertThat(asked.path("output_format").asText()).isEqualTo("png");
  }

  @Test
  void whatAJobCostsIsReadInCents() {
    assertThat(((ProviderAnswer.Accepted) submit(task())).billed())
        .contains(Dollars.of(new BigDecimal("0.04")));
  }

  @Test
  void flux2IsAskedInPixelsThatSixteenDivides() {
    var asked = asked(SampleTask.picture("flux-2-pro").ratio("16:9"));

    assertThat(asked.path("width").asInt()).isEqualTo(1360);
    assertThat(asked.path("height").asInt()).isEqualTo(768);
    assertThat(asked.has("aspect_ratio")).isFalse();
  }
}
