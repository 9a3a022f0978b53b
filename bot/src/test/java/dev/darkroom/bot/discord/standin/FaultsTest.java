package dev.darkroom.bot.discord.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.utils.FileUpload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Whether what goes wrong here looks to JDA as it does when Discord does it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultsTest {
  private static final String SEND = "POST /channels/{channel_id}/messages";
  private static final String EDIT = "PATCH /channels/{channel_id}/messages/{message_id}";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final StandInDiscord discord = StandInDiscord.start();
  private final Guild guild = discord.guild("Photo club");
  private BareBot bot;

  @BeforeAll
  void logIn() throws InterruptedException {
    bot = new BareBot(discord, _ -> {});
  }

  @AfterAll
  void close() {
    bot.close();
    discord.close();
  }

  @Test
  void aMessageWhoseAnswerWasLostStandsThereOnce() {
    var channel = guild.channel("lost-answers");
    discord.failNext(SEND, Fault.dropAfter());

    assertThat(seenBy(bot, channel).sendMessage("once").setNonce("n-1").submit())
        .succeedsWithin(PATIENCE);

    assertThat(channel.messages()).hasSize(1);
  }

  @Test
  void aBusyServerIsAskedAgain() {
    var channel = guild.channel("busy");
    discord.failNext(SEND, Fault.status(503), Fault.tooMany(Duration.ofMillis(500)));

    assertThat(seenBy(bot, channel).sendMessage("in the end").submit()).succeedsWithin(PATIENCE);

    assertThat(channel.messages()).hasSize(1);
  }

  @Test
  void refusalsCarryDiscordsCodes() {
    var closed = guild.channel("closed");
    var gone = guild.channel("gone");
    var there = seenBy(bot, gone);
    closed.deny(Permission.ATTACH_FILES);
    discord.failNext(SEND, Fault.refused(403, 50013));

    assertThat(seenBy(bot, closed).sendMessage("no").submit())
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .withCauseInstanceOf(ErrorResponseException.class)
        .withMessageContaining("50013");
    gone.delete();
    assertThat(there.sendMessage("nobody here").submit())
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .withMessageContaining("10003");
  }

  @Test
  void aFileOverTheLimitIsRefused() {
    var channel = guild.channel("heavy");
    discord.uploadBytesMax(1_000);
    var file = FileUpload.fromData(new byte[1_001], "heavy.png");

    assertThat(seenBy(bot, channel).sendFiles(file).submit())
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .withMessageContaining("40005");
    assertThat(channel.messages()).isEmpty();
  }

  @Test
  void aNarrowRouteIsKeptTo() {
    var channel = guild.channel("narrow");
    discord.limit(EDIT, 2, Duration.ofMillis(700));
    var message = seenBy(bot, channel).sendMessage("0").complete();

    for (int i = 1; i <= 5; i++) message.editMessage(Integer.toString(i)).complete();

    assertThat(channel.messages().getFirst().content()).isEqualTo("5");
    assertThat(discord.sent())
        .filteredOn(sent -> sent.call().equals(EDIT))
        .hasSize(5)
        .allSatisfy(sent -> assertThat(sent.status()).isEqualTo(200));
  }

  /// The channel as the bot knows it, once it has heard of it.
  private static TextChannel seenBy(BareBot bot, Channel channel) {
    await().until(() -> bot.jda().getTextChannelById(channel.id()) != null);
    return Objects.requireNonNull(bot.jda().getTextChannelById(channel.id()));
  }
}
