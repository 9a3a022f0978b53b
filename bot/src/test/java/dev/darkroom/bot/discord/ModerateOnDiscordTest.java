package dev.darkroom.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.discord.standin.Channel;
import dev.darkroom.bot.discord.standin.Guild;
import dev.darkroom.bot.discord.standin.Person;
import dev.darkroom.bot.discord.standin.StandInDiscord;
import dev.darkroom.samples.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What moderators set, and that it holds.
final class ModerateOnDiscordTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private final StandInDiscord discord = StandInDiscord.start();
  private final Guild guild = discord.guild("Photo club");
  private final Channel channel = guild.channel("pictures");
  private final Person mia = guild.moderator("Mia");
  private final Person ada = guild.member("Ada");
  private DarkroomOnDiscord darkroom;

  @BeforeEach
  void start() {
    darkroom = DarkroomOnDiscord.start(discord, folder);
  }

  @AfterEach
  void close() {
    darkroom.close();
    discord.close();
  }

  private String told(Person person, String command, Map<String, ?> options) {
    var reply = person.slash(channel, command, options).reply();
    assertThat(reply.isEphemeral()).isTrue();
    return reply.text();
  }

  @Test
  void aLimitHoldsAndIsNamedToTheOneWhoMeetsIt() {
    var limit = Map.of("per", "DAY", "in", "GENERATIONS", "limit", 0.0, "member", ada);
    assertThat(told(mia, "quota set", limit)).contains("The limit is set");
    assertThat(told(mia, "quota show", Map.of())).contains(ada.mention(), "0 generations a day");
    assertThat(told(mia, "quota explain", Map.of("member", ada))).contains(ada.mention());

    var photo = DarkroomOnDiscord.photo(Samples.MOUNTAIN_DAY);
    var _ =
        ada.slash(
            channel, "transform", Map.of("prompt", "watercolour, warm light", "picture", photo));
    await().atMost(PATIENCE).until(() -> !ada.ephemerals().isEmpty());
    assertThat(ada.ephemerals().getFirst().text()).contains("0 generations a day");

    var gone = Map.of("per", "DAY", "in", "GENERATIONS", "member", ada);
    assertThat(told(mia, "quota clear", gone)).contains("The limit is gone");
    assertThat(told(mia, "quota show", Map.of())).contains("There are no limits");
  }

  @Test
  void creditsAndPlansAreGranted() {
    var grant = Map.of("amount", 500, "member", ada, "reason", "won the contest");
    assertThat(told(mia, "grant credits", grant)).contains("500 credits granted");
    assertThat(told(mia, "grant plan", Map.of("plan", "pro", "member", ada))).contains("Pro");

    assertThat(told(ada, "credits", Map.of())).contains("500 credits granted to you", "Pro");
  }

  @Test
  void settingsAreShownAndChanged() {
    var changed = told(mia, "settings", Map.of("time-zone", "Europe/Berlin", "pool", true));
    assertThat(changed).contains("The settings are changed", "Europe/Berlin");
    assertThat(told(mia, "settings", Map.of("time-zone", "Mars/Olympus")))
        .contains("no such time zone");
    assertThat(told(mia, "settings", Map.of())).contains("Europe/Berlin", "may spend the pool");
  }

  @Test
  void aReportHasAChart() {
    var photo = DarkroomOnDiscord.photo(Samples.MOUNTAIN_DAY);
    var _ =
        ada.slash(
            channel, "transform", Map.of("prompt", "watercolour, warm light", "picture", photo));
    var _ = darkroom.ended(guild.id(), ada.id());

    var report = mia.slash(channel, "report usage", Map.of("days", 7)).reply();

    assertThat(report.isEphemeral()).isTrue();
    assertThat(report.text()).contains("The last 7 days", ada.mention(), "1 generation");
    assertThat(report.files())
        .singleElement()
        .satisfies(it -> assertThat(it.name()).endsWith(".png"));
    assertThat(report.pinged()).isEmpty();
  }
}
