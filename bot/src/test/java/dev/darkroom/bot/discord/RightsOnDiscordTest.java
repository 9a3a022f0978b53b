package dev.darkroom.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.bot.discord.standin.Channel;
import dev.darkroom.bot.discord.standin.Guild;
import dev.darkroom.bot.discord.standin.Interaction;
import dev.darkroom.bot.discord.standin.Person;
import dev.darkroom.bot.discord.standin.Sent;
import dev.darkroom.bot.discord.standin.StandInDiscord;
import dev.darkroom.samples.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What people write pings nobody, and what is made in one server is nobody's business in another.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RightsOnDiscordTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final StandInDiscord discord = StandInDiscord.start();
  private final Guild club = discord.guild("Photo club");
  private final Channel pictures = club.channel("pictures");
  private final Guild rivals = discord.guild("Rivals");
  private final Channel elsewhere = rivals.channel("elsewhere");
  private DarkroomOnDiscord darkroom;

  @BeforeAll
  void start(@TempDir Path folder) {
    darkroom = DarkroomOnDiscord.start(discord, folder);
  }

  @AfterAll
  void close() {
    darkroom.close();
    discord.close();
  }

  @Test
  @Tag("A01")
  void nothingThatPeopleWritePingsAnybody() {
    var ada = club.member("Ada");
    var ben = club.member("Ben");
    var role = club.role("everybody-else");
    var text =
        "watercolour @everyone @here %s <@&%s> <!channel> [free](https://evil.test) ```\nx\n```"
            .formatted(ben.mention(), role.id());

    var result = awaitPicture(transform(ada, pictures, text));
    var _ = ada.slash(pictures, "transform", Map.of("prompt", text)).awaitAnswer();
    var _ = ada.slash(pictures, "history", Map.of()).reply();
    var _ = ada.click(result.reply(), "Info").reply();

    assertThat(messages()).isNotEmpty().allSatisfy(RightsOnDiscordTest::assertPingsAtMostOne);
    assertThat(result.reply().pinged()).isSubsetOf(ada.id());
    assertThat(result.reply().pingedEveryone()).isFalse();
    assertThat(result.reply().text()).doesNotContain("[free](");
  }

  @Test
  @Tag("A03")
  void buttonsOfOneServerAreWorthNothingInAnother() {
    var ada = club.member("Ada");
    var eve = rivals.member("Eve");
    var theirs = awaitPicture(transform(ada, pictures, "watercolour in warm light")).reply();
    var own = awaitPicture(transform(eve, elsewhere, "watercolour in warm light")).reply();

    for (var label : List.of("Info", "Again", "Delete")) {
      long before = refusals(eve);
      var _ = eve.press(own, theirs.button(label).orElseThrow().id());
      await(label).atMost(PATIENCE).until(() -> refusals(eve) > before);
    }
    assertThat(theirs.isDeleted()).isFalse();
    assertThat(own.isDeleted()).isFalse();
    assertThat(darkroom.generationsOf(rivals.id(), eve.id())).hasSize(1);
  }

  @Test
  @Tag("A03")
  void whatIsMadeInOneServerCannotBeCancelledOrSeenInAnother() {
    var ada = club.member("Ada");
    var _ = awaitPicture(transform(ada, pictures, "charcoal drawing of a quiet room"));
    var number = darkroom.generationsOf(club.id(), ada.id()).getFirst().id().value();
    rivals.join(ada, List.of());

    var cancel =
        rivals.moderator("Mo").slash(elsewhere, "cancel", Map.of("generation", number)).reply();
    var history = ada.slash(elsewhere, "history", Map.of()).reply();

    assertThat(cancel.text()).doesNotContain("charcoal");
    assertThat(history.text()).doesNotContain("charcoal");
  }

  private static long refusals(Person person) {
    return person.ephemerals().stream()
        .filter(message -> message.text().contains("does not belong here"))
        .count();
  }

  /// Every message that was sent, whichever way.
  private List<JsonNode> messages() {
    return discord.sent().stream()
        .filter(sent -> sent.call().startsWith("P") && sent.call().contains("essages"))
        .map(Sent::body)
        .flatMap(body -> Stream.of(body, body.path("data")))
        .filter(body -> body.has("components") || body.has("content"))
        .toList();
  }

  private static void assertPingsAtMostOne(JsonNode message) {
    var allowed = message.path("allowed_mentions");
    assertThat(allowed.path("parse").isArray()).as("%s", message).isTrue();
    assertThat(allowed.path("parse")).isEmpty();
    assertThat(allowed.path("users").size()).isLessThanOrEqualTo(1);
    assertThat(allowed.path("roles")).isEmpty();
  }

  private static Interaction transform(Person person, Channel channel, String prompt) {
    return person.slash(
        channel,
        "transform",
        Map.of(
            "prompt",
            prompt,
            "model",
            "darkroom",
            "picture",
            DarkroomOnDiscord.photo(Samples.COFFEE_PRODUCT)));
  }

  private static Interaction awaitPicture(Interaction asked) {
    await().atMost(PATIENCE).until(() -> !asked.reply().files().isEmpty());
    return asked;
  }
}
