package dev.darkroom.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.discord.standin.Channel;
import dev.darkroom.bot.discord.standin.Guild;
import dev.darkroom.bot.discord.standin.Interaction;
import dev.darkroom.bot.discord.standin.Person;
import dev.darkroom.bot.discord.standin.StandInDiscord;
import dev.darkroom.bot.discord.standin.Upload;
import dev.darkroom.samples.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Files on their way in and out: links that run out, files that come slowly or in halves, and
/// limits that are lower than a result is large.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UploadsOnDiscordTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int KIBI = 1024;
  private static final int MEBI = KIBI * KIBI;
  private static final int SMALL_LIMIT = 400 * KIBI;

  private final StandInDiscord discord = StandInDiscord.start();
  private final Guild guild = discord.guild("Photo club");
  private final Channel channel = guild.channel("pictures");
  private DarkroomOnDiscord darkroom;
  private Person ada;

  @BeforeAll
  void start(@TempDir Path folder) {
    darkroom = DarkroomOnDiscord.start(discord, folder);
  }

  @AfterAll
  void close() {
    darkroom.close();
    discord.close();
  }

  @BeforeEach
  void someoneNew() {
    ada = guild.member("Ada");
  }

  @AfterEach
  void calm() {
    discord.uploadBytesMax(10 * MEBI);
    discord.claimedUploadBytesMax(10 * MEBI);
    discord.cdn().bytesPerSecond(Long.MAX_VALUE);
    discord.cdn().truncate(false);
  }

  @Test
  @Tag("C07")
  void aResultOverTheLimitComesSmaller() {
    discord.uploadBytesMax(SMALL_LIMIT);
    discord.claimedUploadBytesMax(SMALL_LIMIT);
    int refused = tooLarge();

    var asked = transform(photo(), "2K");

    awaitPicture(asked);
    assertThat(tooLarge()).isEqualTo(refused);
  }

  @Test
  @Tag("C07")
  void aLimitThatWasOverstatedCostsOnlyATry() {
    discord.uploadBytesMax(SMALL_LIMIT);
    int refused = tooLarge();

    var asked = transform(photo(), "2K");

    awaitPicture(asked);
    assertThat(tooLarge()).isGreaterThan(refused);
  }

  @Test
  @Tag("B08")
  void aLinkThatRanOutIsSaidAndCostsNothing() {
    var post = channel.post(ada, "look", photo());
    var form = ada.messageCommand(post, "Transform").form();
    discord.cdn().expireLinks();

    var _ = ada.submit(form, Map.of("prompt", "oil painting in warm evening light"));

    assertToldAside();
  }

  @Test
  @Tag("B08")
  void aFileThatBreaksOffIsSaidAndCostsNothing() {
    discord.cdn().truncate(true);

    var _ = transform(photo(), "1K");

    assertToldAside();
  }

  @Test
  @Tag("B08")
  void aSlowFileIsWaitedForWithoutHoldingUpAnybodyElse() {
    discord.cdn().bytesPerSecond(100 * KIBI);
    var slow = transform(photo(), "1K").awaitAnswer();

    var lookedUp = guild.member("Ben").slash(channel, "models", Map.of()).reply();

    assertThat(lookedUp.text()).isNotEmpty();
    awaitPicture(slow);
  }

  private void assertToldAside() {
    await().atMost(PATIENCE).until(() -> !ada.ephemerals().isEmpty());
    assertThat(ada.ephemerals().getFirst().text()).isNotEmpty();
    assertThat(darkroom.generationsOf(guild.id(), ada.id())).isEmpty();
  }

  private int tooLarge() {
    return discord.refusals().getOrDefault(413, 0);
  }

  private static Upload photo() {
    return DarkroomOnDiscord.photo(Samples.COFFEE_PRODUCT);
  }

  private Interaction transform(Upload picture, String size) {
    return ada.slash(
        channel,
        "transform",
        Map.of(
            "prompt",
            "soft watercolour in warm evening light",
            "model",
            "darkroom",
            "size",
            size,
            "picture",
            picture));
  }

  private static void awaitPicture(Interaction asked) {
    await().atMost(PATIENCE).until(() -> !asked.reply().files().isEmpty());
  }
}
