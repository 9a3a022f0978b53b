package dev.darkroom.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.slack.standin.Channel;
import dev.darkroom.bot.slack.standin.Fault;
import dev.darkroom.bot.slack.standin.Person;
import dev.darkroom.bot.slack.standin.StandInSlack;
import dev.darkroom.generation.Audience.Delivery;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.State;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Results arrive once, whatever goes wrong on the way; what reaches nobody is kept.
final class DeliveriesOnSlackTest {
  @TempDir private Path folder;

  private final StandInSlack slack = StandInSlack.start();
  private final Channel channel = slack.workspace().channel("pictures");
  private final Person ada = slack.workspace().person("Ada");
  private final ThreadOnSlack thread = ThreadOnSlack.begin(channel, ada);
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

  private boolean isInDirectMessages() {
    return DarkroomOnSlack.find(ada.direct().messages()).isPresent();
  }

  @Test
  @Tag("C06")
  void whereTheBotIsNoMemberTheFormOffersDirectMessagesBeforeAnythingIsCharged() {
    var elsewhere = slack.workspace().channel("secret").makePrivate().withoutBot();
    var there = ThreadOnSlack.begin(elsewhere, ada);

    var _ = ada.shortcut(there.parent(), "darkroom_transform");
    var form = ada.awaitView();
    await().atMost(DarkroomOnSlack.PATIENCE).until(() -> form.has("where"));
    assertThat(form.text()).contains("To you, as a direct message").doesNotContain("I join it");
    var _ = ada.submits(form, ThreadOnSlack.watercolour());

    await().atMost(DarkroomOnSlack.PATIENCE).until(this::isInDirectMessages);
    assertThat(elsewhere.bots()).isEmpty();
  }

  @Test
  @Tag("C06")
  void aPublicChannelIsJoinedWhenTheFormSaysSo() {
    var elsewhere = slack.workspace().channel("open").withoutBot();
    var there = ThreadOnSlack.begin(elsewhere, ada);

    var _ = ada.shortcut(there.parent(), "darkroom_transform");
    var form = ada.awaitView();
    await().atMost(DarkroomOnSlack.PATIENCE).until(() -> form.has("where"));
    assertThat(form.text()).contains("I join it");
    int updates = form.updates();
    var _ = ada.picks(form, "model", "darkroom");
    await().atMost(DarkroomOnSlack.PATIENCE).until(() -> form.updates() > updates);
    assertThat(form.text()).as("asked again").contains("I join it");
    var _ = ada.submits(form, ThreadOnSlack.watercolour());

    assertThat(there.awaitResult().channel()).isEqualTo(elsewhere);
  }

  @Test
  @Tag("C06")
  void aButtonInAChannelThatTheBotHasLeftIsRefusedAndNothingIsStarted() {
    var _ = thread.transform(ada);
    var result = thread.awaitResult();
    var _ = darkroom.ended(ada);
    var _ = channel.withoutBot();

    var _ = ada.clicks(result, "Again");

    assertThat(ada.awaitEphemeral(0).words()).contains("I am not in this channel", "/invite");
    assertThat(darkroom.generationsOf(ada)).hasSize(1);
    assertThat(slack.responseUrlUsesMax()).isLessThanOrEqualTo(1);
  }

  @Test
  @Tag("C06")
  @Tag("C10")
  void fromAChannelThatIsArchivedMeanwhileTheResultComesAsADirectMessage() {
    var _ = thread.transform(ada);
    channel.archive();

    await().atMost(DarkroomOnSlack.PATIENCE).until(this::isInDirectMessages);
    assertThat(darkroom.ended(ada).getFirst().state()).isInstanceOf(State.Settled.class);
    assertThat(slack.uploads()).hasSize(1);
  }

  @Test
  @Tag("C06")
  @Tag("C09")
  void whatReachesNobodyBecauseTheAppWasRemovedIsKept() {
    var _ = thread.transform(ada);
    slack.workspace().revokeTokensInSilence();

    var ended = darkroom.ended(ada).getFirst();

    assertThat(ended.state()).isInstanceOf(State.Settled.class);
    assertThat(ended.outputs()).hasSize(1);
    assertThat(darkroom.bot().store().open(ended.outputs().getFirst().media())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"files.getUploadURLExternal", "files.completeUploadExternal", "chat.postMessage"})
  @Tag("C06")
  void whatSlackHoldsBackComesWhenItSaysSo(String method) {
    var _ = thread.transform(ada);
    awaitStatus();
    slack.failNext(method, Fault.tooMany(Duration.ofSeconds(1)));

    var _ = thread.awaitResult();

    assertThat(thread.uploads()).hasSize(1);
    assertThat(thread.results()).hasSize(1);
  }

  /// The two first steps of an upload show nothing, so they are simply done again at once.
  @Test
  void bytesThatDoNotArriveAreSentAgain() {
    var _ = thread.transform(ada);
    awaitStatus();
    slack.failNext("upload", Fault.dropBefore());

    var _ = thread.awaitResult();

    assertThat(thread.uploads()).hasSize(1);
  }

  /// Done, and the answer was lost: Slack is asked, and nothing is shown twice.
  @ParameterizedTest
  @ValueSource(strings = {"files.completeUploadExternal", "chat.postMessage"})
  @Tag("K13")
  void whatIsThereThoughTheAnswerWasLostIsNotShownTwice(String method) {
    var generation = untilAnswerIsLost(method);

    var again = deliver(generation);

    assertThat(again).isInstanceOf(Delivery.Done.class);
    assertThat(thread.uploads()).hasSize(1);
    assertThat(thread.results()).hasSize(1);
  }

  /// Without the right to read, the status message takes the buttons: that can be repeated.
  @Test
  @Tag("K13")
  void whereTheBotMayNotReadTheStatusTakesTheButtons() {
    slack.withdraw("channels:history");
    var generation = untilAnswerIsLost("files.completeUploadExternal");

    var again = deliver(generation);

    assertThat(again).isInstanceOf(Delivery.Done.class);
    assertThat(thread.uploads()).hasSize(1);
    assertThat(thread.results()).hasSize(1);
  }

  @Test
  @Tag("C06")
  void aStatusMessageThatSomebodyDeletedChangesNothing() {
    var _ = thread.transform(ada);
    awaitStatus();
    slack.failNext("chat.update", Fault.error("message_not_found"));

    var _ = thread.awaitResult();

    assertThat(thread.uploads()).hasSize(1);
  }

  /// Waits for the status message, so that the next message is the result's.
  private void awaitStatus() {
    await().atMost(DarkroomOnSlack.PATIENCE).until(() -> !channel.bots().isEmpty());
  }

  /// The last step's answer is lost once; the queue would try again later.
  private Generation untilAnswerIsLost(String method) {
    var _ = thread.transform(ada);
    awaitStatus();
    int before = slack.calls(method).size();
    slack.failNext(method, Fault.dropAfter());
    await().atMost(DarkroomOnSlack.PATIENCE).until(() -> slack.calls(method).size() > before);
    return darkroom.generationsOf(ada).getFirst();
  }

  /// Slack gets done with the files in the meantime.
  private Delivery deliver(Generation generation) {
    var last = darkroom.slack().surface().deliver(fetched(generation));
    return last instanceof Delivery.Later
        ? darkroom.slack().surface().deliver(fetched(generation))
        : last;
  }

  private Generation fetched(Generation generation) {
    return darkroom.bot().studio().find(generation.id()).orElseThrow();
  }
}
