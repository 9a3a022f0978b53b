package dev.darkroom.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Plan;
import dev.darkroom.settings.ConfigFixture;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The catalogue that is released, read as an operator without keys reads it.
final class ReleasedCatalogTest {
  private final Configuration released =
      Configuration.load(ConfigFixture.RELEASED, Map.of("DARKROOM_BIND", "127.0.0.1"));

  @Test
  void theProductsPricesStand() {
    assertThat(price("nano-banana", "1K", 0)).isEqualTo(Credits.of(18));
    assertThat(price("veo-3", "720p", 8)).isEqualTo(Credits.of(10_060));
    assertThat(price("veo-3", "720p", 4)).isEqualTo(Credits.of(5_030));
    assertThat(price("darkroom", "4K", 0)).isEqualTo(Credits.NONE);
  }

  /// Each is ceil(dollars x 18 / 0.039).
  @Test
  void theOtherPricesFollowFromTheListPriceAtTheSameRate() {
    var prices = new TreeMap<String, String>();
    for (var model : released.catalog().models())
      prices.put(
          model.id(),
          String.join(
              " ",
              model.sizes().stream()
                  .map(it -> model.prices().bySize().get(it).credits().toString())
                  .toList()));

    assertThat(prices)
        .containsEntry("nano-banana-2", "31 47 70")
        .containsEntry("nano-banana-2.1", "16 24 36")
        .containsEntry("nano-banana-pro", "62 62 111")
        .containsEntry("seedream-4", "14 14 14")
        .containsEntry("flux-kontext-pro", "19")
        .containsEntry("flux-kontext-max", "37")
        .containsEntry("gpt-image", "24")
        .containsEntry("veo-3-fast", "554 554")
        .containsEntry("omni", "47 70")
        .containsEntry("kling", "33");
  }

  @Test
  void aSecondPricedClipCostsItsLengthAndRoundsUp() {
    assertThat(price("kling", "1080p", 5)).isEqualTo(Credits.of(165));
    assertThat(price("veo-3-fast", "720p", 6)).isEqualTo(Credits.of(416));
    var clip = released.catalog().find("veo-3").orElseThrow();
    assertThat(clip.prices().at(clip.sizes().getFirst(), Duration.ofSeconds(8)).dollars())
        .hasToString("$3.2");
  }

  @Test
  void thePlansAreTheProductsAndTheDefaultComesFirst() {
    assertThat(released.plans())
        .containsExactly(
            new Plan("free", "Free", Credits.of(180), false, 1),
            new Plan("starter", "Starter", Credits.of(5_000), false, 2),
            new Plan("pro", "Pro", Credits.of(32_000), false, 4),
            new Plan("unlimited", "Unlimited", Credits.NONE, true, 2));
    assertThat(32_000 / price("nano-banana", "1K", 0).amount()).isEqualTo(1_777);
  }

  @Test
  void idsAreUniqueAndTheListIsTheProducts() {
    var ids = released.catalog().models().stream().map(Model::id).toList();

    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    assertThat(ids)
        .contains(
            "nano-banana",
            "nano-banana-2",
            "nano-banana-pro",
            "nano-banana-2.1",
            "seedream-4",
            "flux-kontext-pro",
            "flux-kontext-max",
            "flux-2-pro",
            "gpt-image",
            "veo-3",
            "veo-3-fast",
            "kling",
            "seedance",
            "omni",
            "darkroom");
  }

  @Test
  void everyLookNamesItsDestination() {
    assertThat(released.looks()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(released.looks())
        .allSatisfy(
            look -> assertThat(look.prompt()).contains("light", "palette", "mood", "style"));
  }

  private Credits price(String model, String size, int seconds) {
    return released
        .catalog()
        .find(model)
        .orElseThrow()
        .prices()
        .at(new Size(size), Duration.ofSeconds(seconds))
        .credits();
  }
}
