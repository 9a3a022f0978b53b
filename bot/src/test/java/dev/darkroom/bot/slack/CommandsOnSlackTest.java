package dev.darkroom.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.bot.slack.standin.Channel;
import dev.darkroom.bot.slack.standin.Person;
import dev.darkroom.bot.slack.standin.StandInSlack;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `/darkroom` and its words, over real sockets.
final class CommandsOnSlackTest {
  @TempDir private Path folder;

  private final StandInSlack slack = StandInSlack.start();
  private final Channel channel = slack.workspace().channel("pictures");
  private final Person ada = slack.workspace().person("Ada");
  private DarkroomOnSlack darkroom;

  @BeforeEach
  void start() {
    darkroom = DarkroomOnSlack.start(slack, folder);
  }

  @AfterEach
  void close() {
    darkroom.close();
    slack.close();
  }

  @Test
  void creditsAreForTheOneWhoAsksAlone() {
    var asked = ada.runs(channel, "/darkroom", "credits").awaitAck();

    assertThat(ada.awaitEphemeral(0).words()).contains("Your credits", "Plan: Free");
    assertThat(asked.ack().path("text").asText()).isEmpty();
    assertThat(channel.messages()).isEmpty();
  }
}
