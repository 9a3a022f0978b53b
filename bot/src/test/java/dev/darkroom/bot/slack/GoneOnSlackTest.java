package dev.darkroom.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.slack.standin.Channel;
import dev.darkroom.bot.slack.standin.Fault;
import dev.darkroom.bot.slack.standin.Message;
import dev.darkroom.bot.slack.standin.Person;
import dev.darkroom.bot.slack.standin.StandInSlack;
import dev.darkroom.generation.State;
import dev.darkroom.samples.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// People and messages that are gone by the time their result comes. The workspace is paused until
/// they are.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GoneOnSlackTest {
  private final StandInSlack slack = StandInSlack.start();
  private DarkroomOnSlack darkroom;
  private Channel channel;
  private Person ada;

  @BeforeAll
  void start(@TempDir Path folder) {
    darkroom = DarkroomOnSlack.start(slack, folder);
  }

  @AfterAll
  void close() {
    darkroom.close();
    slack.close();
  }

  @BeforeEach
  void pause(TestInfo test) {
    channel = slack.workspace().channel(test.getDisplayName());
    ada = slack.workspace().person("Ada");
    setPaused(true);
  }

  private void setPaused(boolean paused) {
    var community = DarkroomOnSlack.community(slack.workspace());
    var _ = darkroom.bot().rulebook().pause(community, paused, "operator");
    darkroom.bot().turns().wake();
  }

  private Message awaitStatus() {
    await().atMost(DarkroomOnSlack.PATIENCE).until(() -> !channel.bots().isEmpty());
    return channel.bots().getFirst();
  }

  private void isDeliveredAndSettled() {
    assertThat(darkroom.ended(ada))
        .singleElement()
        .satisfies(it -> assertThat(it.state()).isInstanceOf(State.Settled.class));
  }

  @Test
  @Tag("C10")
  void whoLeftTheWorkspaceLeavesTheResultToTheThread() {
    var thread = ThreadOnSlack.begin(channel, ada);
    var _ = thread.transform(ada);
    var _ = awaitStatus();

    ada.leavesTheWorkspace();
    setPaused(false);

    assertThat(thread.awaitResult().words()).contains("soft watercolour");
    isDeliveredAndSettled();
  }

  /// There is nobody left to show it to, so nobody sees it; it is kept as long as others are.
  @Test
  @Tag("C10")
  void whatWasForSomebodyAloneWhoLeftIsShownToNobody() {
    var thread = ThreadOnSlack.begin(channel, ada);
    var _ = thread.transform(ada, Map.of("private", List.of("yes")));
    await().atMost(DarkroomOnSlack.PATIENCE).until(() -> !ada.direct().bots().isEmpty());

    ada.leavesTheWorkspace();
    setPaused(false);

    isDeliveredAndSettled();
    assertThat(channel.bots()).isEmpty();
    assertThat(ada.direct().messages()).noneMatch(it -> it.buttons().contains("Again"));
  }

  @Test
  @Tag("C10")
  void aResultWhoseThreadWasDeletedComesIntoTheChannel() {
    var thread = ThreadOnSlack.begin(channel, ada);
    var _ = thread.transform(ada);
    var _ = awaitStatus();

    thread.parent().delete();
    setPaused(false);

    await()
        .atMost(DarkroomOnSlack.PATIENCE)
        .until(() -> DarkroomOnSlack.find(channel.messages()).isPresent());
    assertThat(DarkroomOnSlack.result(channel.messages()).threadTs()).isEmpty();
    isDeliveredAndSettled();
  }

  /// A command begins no thread: the status message is the parent of what follows.
  @Test
  @Tag("C10")
  void aResultWhoseStatusMessageWasDeletedComesIntoTheChannel() {
    var _ = ada.runs(channel, "/darkroom", "transform").awaitAck();
    var values = new HashMap<>(ThreadOnSlack.watercolour());
    values.put("files", List.of(DarkroomOnSlack.photo(ada, Samples.COFFEE_PRODUCT)));
    var _ = ada.submits(ada.awaitView(), values).awaitAck();

    awaitStatus().delete();
    setPaused(false);

    await()
        .atMost(DarkroomOnSlack.PATIENCE)
        .until(() -> DarkroomOnSlack.find(channel.messages()).isPresent());
    isDeliveredAndSettled();
  }

  /// Slack counts what is said in a minute: what it holds back is said when it may be, and nothing
  /// is lost over it.
  @Test
  @Tag("C06")
  void aStatusThatSlackHoldsBackChangesLaterAndTheResultComes() {
    var thread = ThreadOnSlack.begin(channel, ada);
    var _ = thread.transform(ada);
    var status = awaitStatus();
    int before = slack.calls("chat.update").size();
    slack.failNext(
        "chat.update", Fault.tooMany(Duration.ofSeconds(1)), Fault.tooMany(Duration.ofSeconds(1)));

    setPaused(false);

    var _ = thread.awaitResult();
    await().atMost(DarkroomOnSlack.PATIENCE).until(() -> status.buttons().isEmpty());
    assertThat(slack.calls("chat.update").size()).isGreaterThanOrEqualTo(before + 3);
    assertThat(thread.uploads()).hasSize(1);
    assertThat(thread.results()).hasSize(1);
    isDeliveredAndSettled();
  }
}
