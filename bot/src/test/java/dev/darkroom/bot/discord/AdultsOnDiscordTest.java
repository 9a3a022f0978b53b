package dev.darkroom.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.discord.standin.StandInDiscord;
import dev.darkroom.bot.wiring.PlayedServices;
import dev.darkroom.credit.Credits;
import dev.darkroom.generation.State;
import dev.darkroom.samples.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a provider flags as adult is posted nowhere, and nobody pays for it: the provider blackens
/// such pictures, so that no channel would be the right one.
final class AdultsOnDiscordTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path folder;

  @Test
  @Tag("A06")
  void aPictureThatItsProviderFlagsIsPostedNowhereAndNotPaidFor() {
    try (var services = PlayedServices.start(InstantSource.system());
        var discord = StandInDiscord.start();
        var darkroom = new DarkroomOnDiscord(discord, folder, onlyFal(services))) {
      darkroom.connect();
      darkroom.work();
      var guild = discord.guild("Photo club");
      var channel = guild.channel("pictures");
      var ada = guild.member("Ada");

      var _ =
          ada.slash(
              channel,
              "transform",
              Map.of(
                  "prompt",
                  "soft watercolour in warm light #partial",
                  "model",
                  "seedream-4",
                  "count",
                  3,
                  "picture",
                  DarkroomOnDiscord.photo(Samples.COFFEE_PRODUCT)));
      var generation = darkroom.ended(guild.id(), ada.id()).getFirst();

      await().atMost(PATIENCE).until(() -> channel.lastMessage().orElseThrow().files().size() == 2);
      assertThat(channel.lastMessage().orElseThrow().text()).contains("2 of 3");
      var each = generation.quote().forDelivered(1).credits();
      assertThat(generation.state())
          .isInstanceOfSatisfying(
              State.Settled.class,
              it -> assertThat(it.charged()).isEqualTo(Credits.of(2 * each.amount())));
    }
  }

  private static Map<String, String> onlyFal(PlayedServices services) {
    var variables = new HashMap<>(services.over(Map.of()));
    variables
        .keySet()
        .removeIf(
            it -> it.startsWith("DARKROOM_PROVIDERS_") && !it.startsWith("DARKROOM_PROVIDERS_FAL"));
    return variables;
  }
}
