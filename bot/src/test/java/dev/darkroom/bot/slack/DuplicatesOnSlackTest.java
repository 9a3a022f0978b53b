package dev.darkroom.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.slack.standin.Channel;
import dev.darkroom.bot.slack.standin.Interaction;
import dev.darkroom.bot.slack.standin.Person;
import dev.darkroom.bot.slack.standin.StandInSlack;
import dev.darkroom.samples.Samples;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Slack delivers again what it thinks was lost, in the same envelope or in another, to this
/// process or to the next: one click makes one generation and costs once.
final class DuplicatesOnSlackTest {
  @TempDir private Path folder;

  private final StandInSlack slack = StandInSlack.start();
  private final Channel channel = slack.workspace().channel("pictures");
  private final Person ada = slack.workspace().person("Ada");

  @AfterEach
  void close() {
    slack.close();
  }

  private void deliverFourTimes(Interaction interaction) {
    slack.deliverAgain(interaction);
    slack.deliverAgain(interaction, true);
    slack.deliverAgain(interaction, true);
    await()
        .atMost(DarkroomOnSlack.PATIENCE)
        .until(() -> interaction.acknowledgements() == interaction.deliveries());
  }

  @Test
  @Tag("C01")
  void aFormThatComesFourTimesMakesOneGeneration() {
    try (var darkroom = DarkroomOnSlack.start(slack, folder)) {
      var thread = ThreadOnSlack.begin(channel, ada);

      deliverFourTimes(thread.transform(ada));

      var _ = thread.awaitResult();
      assertThat(darkroom.ended(ada)).hasSize(1);
      assertThat(thread.results()).hasSize(1);
      assertThat(thread.uploads()).hasSize(1);
    }
  }

  @Test
  @Tag("C01")
  void aButtonThatComesFourTimesMakesOneGenerationAndTwoClicksMakeTwo() {
    try (var darkroom = DarkroomOnSlack.start(slack, folder)) {
      var thread = ThreadOnSlack.begin(channel, ada);
      var _ = thread.transform(ada);
      var first = thread.awaitResult();

      deliverFourTimes(ada.clicks(first, "Again").awaitAck());
      var _ = ada.clicks(first, "Again").awaitAck();

      await().atMost(DarkroomOnSlack.PATIENCE).until(() -> thread.results().size() == 3);
      assertThat(darkroom.ended(ada)).hasSize(3);
    }
  }

  @Test
  @Tag("C01")
  void aMentionThatComesFourTimesMakesOneGeneration() {
    try (var darkroom = DarkroomOnSlack.start(slack, folder)) {
      var parent = ada.says(channel, "", DarkroomOnSlack.photo(ada, Samples.COFFEE_PRODUCT));
      var _ =
          parent.reply(ada, slack.workspace().botMention() + " oil painting in warm evening light");

      deliverFourTimes(slack.mentions().getFirst().awaitAck());

      await()
          .atMost(DarkroomOnSlack.PATIENCE)
          .until(() -> DarkroomOnSlack.find(channel.thread(parent)).isPresent());
      assertThat(DarkroomOnSlack.result(channel.thread(parent)).words())
          .contains("oil painting in warm evening light");
      assertThat(darkroom.ended(ada)).hasSize(1);
    }
  }

  @Test
  @Tag("C01")
  void whatComesAgainToTheNextProcessMakesNothingNew() {
    var thread = ThreadOnSlack.begin(channel, ada);
    Interaction sent;
    try (var first = DarkroomOnSlack.start(slack, folder)) {
      sent = thread.transform(ada);
      var _ = thread.awaitResult();
      var _ = first.ended(ada);
    }

    try (var next = DarkroomOnSlack.start(slack, folder)) {
      deliverFourTimes(sent);
      // What comes later is answered later: everything before is done by then.
      var _ = ada.runs(channel, "/darkroom", "models");
      var _ = ada.awaitEphemeral(0);

      assertThat(next.generationsOf(ada)).hasSize(1);
    }
    assertThat(thread.results()).hasSize(1);
    assertThat(channel.bots()).hasSize(3);
  }
}
