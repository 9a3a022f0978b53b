package dev.darkroom.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.slack.standin.Channel;
import dev.darkroom.bot.slack.standin.Fault;
import dev.darkroom.bot.slack.standin.Message;
import dev.darkroom.bot.slack.standin.Person;
import dev.darkroom.bot.slack.standin.StandInSlack;
import dev.darkroom.generation.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// While a generation waits and runs. The queue stands still until a test lets it work.
final class OnTheWayOnSlackTest {
  @TempDir private Path folder;

  private final StandInSlack slack = StandInSlack.start();
  private final Channel channel = slack.workspace().channel("pictures");
  private final Person ada = slack.workspace().person("Ada");
  private final ThreadOnSlack thread = ThreadOnSlack.begin(channel, ada);
  private DarkroomOnSlack darkroom;

  @BeforeEach
  void start() {
    darkroom = new DarkroomOnSlack(slack, folder, Map.of());
    darkroom.connect();
  }

  @AfterEach
  void close() {
    darkroom.close();
    slack.close();
  }

  private Message awaitStatus() {
    await().atMost(DarkroomOnSlack.PATIENCE).until(() -> !channel.bots().isEmpty());
    return channel.bots().getFirst();
  }

  @Test
  @Tag("A03")
  void theOwnerAndAdminsStopItAndNobodyElseDoes() {
    var ben = slack.workspace().person("Ben");
    var admin = slack.workspace().person("Mod").admin();
    var _ = thread.transform(ada);
    var status = awaitStatus();
    assertThat(status.words()).contains("#1", "free");

    var _ = ben.clicks(status, "Cancel");
    assertThat(ben.awaitEphemeral(0).words()).contains("or a moderator");
    var _ = admin.clicks(status, "Cancel").awaitAck();
    darkroom.work();

    await().atMost(DarkroomOnSlack.PATIENCE).until(() -> status.words().contains("Stopped"));
    assertThat(darkroom.ended(ada).getFirst().state()).isInstanceOf(State.Released.class);
    assertThat(slack.uploads()).isEmpty();
    assertThat(channel.bots()).hasSize(1);
  }

  /// Nothing was done then, so it is done a moment later.
  @Test
  void aStatusThatSlackHoldsBackComesAMomentLaterAndOnce() {
    slack.failNext("chat.postMessage", Fault.tooMany(Duration.ofSeconds(1)));

    var _ = thread.transform(ada);

    assertThat(awaitStatus().buttons()).containsExactly("Cancel");
    darkroom.work();
    var _ = thread.awaitResult();
    assertThat(channel.bots()).hasSize(3);
  }

  /// A clip is a file of the thread, which Slack plays.
  @Test
  void aPictureBecomesAClipInTheSameThread() {
    darkroom.work();
    var _ = thread.transform(ada);
    var picture = thread.awaitResult();

    var _ = ada.clicks(picture, "Animate");
    var _ = ada.submits(ada.awaitView(), Map.of("prompt", "slow push in, soft wind"));

    await().atMost(Duration.ofMinutes(2)).until(() -> thread.results().size() == 2);
    assertThat(thread.uploads().getLast().files())
        .singleElement()
        .satisfies(it -> assertThat(it.name()).endsWith(".mp4"));
    assertThat(thread.results().getLast().buttons())
        .isEqualTo(List.of("Again", "Vary", "Info", "Delete"));
  }

  @Test
  void anOutputIsApprovedIntoACastThatTheNextFormOffers() {
    darkroom.work();
    var _ = thread.transform(ada);

    var _ = ada.clicks(thread.awaitResult(), "Approve");
    var _ = ada.submits(ada.awaitView(), Map.of("prompt", "Mountain"));
    assertThat(ada.awaitEphemeral(0).words()).contains("Mountain");
    var _ = ada.shortcut(thread.parent(), "darkroom_edit");

    await()
        .atMost(DarkroomOnSlack.PATIENCE)
        .until(() -> ada.view().filter(it -> it.has("cast")).isPresent());
    assertThat(ada.awaitView().offered("cast")).contains("Mountain");
  }
}
