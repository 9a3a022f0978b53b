package dev.darkroom.bot.discord.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import net.dv8tion.jda.api.JDA;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Whether JDA meets the same troubles with this gateway as with the real one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GatewayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final StandInDiscord discord = StandInDiscord.start();
  private final Channel channel = discord.guild("Photo club").channel("pictures");
  private final Person ada = channel.guild().orElseThrow().member("Ada");
  private BareBot bot;

  @BeforeAll
  void logIn() throws InterruptedException {
    bot = new BareBot(discord, new TryOutBot());
    bot.jda().updateCommands().addCommands(TryOutBot.commands()).complete();
  }

  @AfterAll
  void close() {
    bot.close();
    discord.close();
  }

  @Test
  void whatHappensWhileTheConnectionIsCutIsHeardAfterwards() {
    int resumed = discord.gateway().resumes();
    discord.gateway().cutAll();

    var asked = ada.slash(channel, "echo", Map.of("text", "are you back?"));

    assertThat(asked.reply().content()).isEqualTo("are you back?");
    assertThat(discord.gateway().resumes()).isGreaterThan(resumed);
  }

  @Test
  void anUnknownErrorAndARequestToReconnectAreResumed() {
    int identified = discord.gateway().identifies().size();

    discord.gateway().closeAll(4000);
    awaitConnected();
    discord.gateway().askToReconnect();
    awaitConnected();

    assertThat(discord.gateway().identifies()).hasSize(identified);
    assertThat(ada.slash(channel, "echo", Map.of("text", "well?")).reply().content())
        .isEqualTo("well?");
  }

  @Test
  void anInvalidatedSessionIsBegunAnew() {
    int identified = discord.gateway().identifies().size();

    discord.gateway().invalidateAll(false);

    await().atMost(PATIENCE).until(() -> discord.gateway().identifies().size() > identified);
    awaitConnected();
    assertThat(ada.slash(channel, "echo", Map.of("text", "again")).reply().content())
        .isEqualTo("again");
  }

  private void awaitConnected() {
    await()
        .atMost(PATIENCE)
        .until(() ->
            !discord.gateway().connected().isEmpty()
                && bot.jda().getStatus() == JDA.Status.CONNECTED);
  }
}
