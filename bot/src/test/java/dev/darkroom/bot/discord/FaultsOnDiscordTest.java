package dev.darkroom.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.discord.standin.Channel;
import dev.darkroom.bot.discord.standin.Fault;
import dev.darkroom.bot.discord.standin.Guild;
import dev.darkroom.bot.discord.standin.Interaction;
import dev.darkroom.bot.discord.standin.Message;
import dev.darkroom.bot.discord.standin.Person;
import dev.darkroom.bot.discord.standin.StandInDiscord;
import dev.darkroom.generation.State;
import dev.darkroom.samples.Samples;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Discord falters: whatever happens to a request or to the connection, each generation that was
/// asked for ends once, with one message, and costs what it should.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultsOnDiscordTest {
  private static final String CALLBACK =
      "POST /interactions/{interaction_id}/{interaction_token}/callback";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final StandInDiscord discord = StandInDiscord.start();
  private final Guild guild = discord.guild("Photo club");
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
  @Tag("C06")
  void aResultThatDoesNotArriveAtOnceArrivesOnce() {
    var channel = guild.channel("answers");
    var faults =
        List.of(
            // JDA does not repeat this one.
            Fault.status(500),
            Fault.status(503),
            Fault.tooMany(Duration.ofSeconds(1)),
            Fault.dropAfter());
    var asked =
        faults.stream()
            .map(fault -> {
              var one = transform(channel, guild.member("Ada"));
              discord.failNextUpload(one, fault);
              return one;
            })
            .toList();

    for (var one : asked) {
      await().atMost(PATIENCE).until(() -> hasPicture(one.reply()));
      assertThat(one.followUps()).isEmpty();
      assertSettled(one.person());
    }
    assertThat(channel.messages()).hasSize(asked.size());
  }

  @Test
  @Tag("C04")
  @Tag("C06")
  void aMessageOfItsOwnIsPostedOnceWhateverHappensToTheRequest() {
    var faults =
        List.of(
            Fault.status(502),
            Fault.tooManyOverall(Duration.ofSeconds(1)),
            Fault.dropBefore(),
            Fault.dropAfter(),
            Fault.late(Duration.ofSeconds(2)));
    var asked =
        faults.stream()
            .map(fault -> {
              var channel = guild.channel("late");
              discord.failNextUpload(channel, fault);
              var one = transform(channel, guild.member("Ada")).awaitAnswer();
              one.expire();
              return one;
            })
            .toList();

    for (var one : asked) {
      await()
          .atMost(PATIENCE)
          .until(() -> one.channel().messages().stream().anyMatch(FaultsOnDiscordTest::hasPicture));
      assertSettled(one.person());
      assertThat(one.channel().messages()).filteredOn(FaultsOnDiscordTest::hasPicture).hasSize(1);
    }
  }

  /// The HTTP client repeats a request whose answer was lost; Discord says that it is done.
  @Test
  void anAcknowledgementWhoseAnswerWasLostCounts() {
    discord.failNext(CALLBACK, Fault.dropAfter());

    var asked = transform(guild.channel("lost-acknowledgement"), guild.member("Ada"));

    await().atMost(PATIENCE).until(() -> hasPicture(asked.reply()));
    assertSettled(asked.person());
  }

  @Test
  @Tag("K01")
  void whatDiscordDoesNotTakeAsAcknowledgedIsNotWorkedOn() {
    discord.failNext(CALLBACK, Fault.refused(404, 10062));
    var late = transform(guild.channel("three-seconds"), guild.member("Ada"));
    await().atMost(PATIENCE).until(() -> discord.refusals().containsKey(404));

    var next = transform(late.channel(), guild.member("Ben"));

    await().atMost(PATIENCE).until(() -> hasPicture(next.reply()));
    assertThat(late.isAnswered()).isFalse();
    assertThat(darkroom.generationsOf(guild.id(), late.person().id())).isEmpty();
  }

  /// The answer comes before the database is let go.
  @Test
  @Tag("C03")
  void whoIsKeptByTheDatabaseHearsThatNothingWasChargedAndIsRight() throws SQLException {
    var channel = guild.channel("stalled");
    Interaction kept;
    try (var other = darkroom.bot().database().dataSource().getConnection()) {
      var one = transform(channel, guild.member("Ada"));
      await().atMost(PATIENCE).until(() -> !one.followUps().isEmpty());
      assertThat(one.followUps().getFirst().text()).contains("nothing was charged");
      assertThat(other.isClosed()).isFalse();
      kept = one;
    }

    var next = transform(channel, guild.member("Ben"));
    await().atMost(PATIENCE).until(() -> hasPicture(next.reply()));
    assertThat(darkroom.generationsOf(guild.id(), kept.person().id())).isEmpty();
  }

  @Test
  @Tag("C05")
  void theConnectionMayBreakInEveryWayWhilePicturesAreMade() {
    var channel = guild.channel("shaky");
    var gateway = discord.gateway();
    var breaks =
        List.<Runnable>of(
            () -> gateway.closeAll(4000),
            gateway::cutAll,
            gateway::askToReconnect,
            () -> gateway.invalidateAll(true));
    int identified = gateway.identifies().size();

    var asked =
        breaks.stream()
            .map(it -> {
              it.run();
              return transform(channel, guild.member("Ada"));
            })
            .toList();

    for (var one : asked) await().atMost(PATIENCE).until(() -> hasPicture(one.reply()));
    // Every time the old session is taken up again: log-ins are counted.
    assertThat(gateway.identifies()).hasSize(identified);
  }

  private void assertSettled(Person person) {
    assertThat(darkroom.ended(guild.id(), person.id()))
        .singleElement()
        .satisfies(it -> assertThat(it.state()).isInstanceOf(State.Settled.class));
  }

  private static Interaction transform(Channel channel, Person person) {
    return person.slash(
        channel,
        "transform",
        Map.of(
            "prompt", "soft watercolour in warm evening light",
            "model", "darkroom",
            "picture", DarkroomOnDiscord.photo(Samples.COFFEE_PRODUCT)));
  }

  private static boolean hasPicture(Message message) {
    return !message.files().isEmpty();
  }
}
