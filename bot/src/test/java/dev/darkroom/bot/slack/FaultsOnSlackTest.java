package dev.darkroom.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.slack.standin.Channel;
import dev.darkroom.bot.slack.standin.Fault;
import dev.darkroom.bot.slack.standin.Person;
import dev.darkroom.bot.slack.standin.SlackFile;
import dev.darkroom.bot.slack.standin.StandInSlack;
import dev.darkroom.samples.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What can be wrong before a generation begins: files, forms, places, other organisations.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultsOnSlackTest {
  private final StandInSlack slack = StandInSlack.start();
  private DarkroomOnSlack darkroom;
  private Channel channel;
  private Person ada;
  private ThreadOnSlack thread;

  @BeforeAll
  void start(@TempDir Path folder) {
    darkroom = DarkroomOnSlack.start(slack, folder);
  }

  @BeforeEach
  void come() {
    channel = slack.workspace().channel("pictures");
    ada = slack.workspace().person("Ada");
    thread = ThreadOnSlack.begin(channel, ada);
  }

  @AfterAll
  void close() {
    darkroom.close();
    slack.close();
  }

  /// Slack shows its page for signing in, with status 200, to whoever may not read files.
  @Test
  @Tag("C08")
  void aPageInsteadOfAFileIsSaidToBeAMissingRight() {
    slack.failNext("download", Fault.page());

    var _ = thread.transform(ada);

    assertThat(ada.awaitEphemeral(0).words()).contains("files:read", "nothing was charged");
    assertThat(darkroom.generationsOf(ada)).isEmpty();
  }

  /// The token is for Slack's own host, wherever that points.
  @Test
  @Tag("C08")
  void aRedirectIsNotFollowed() {
    int before = slack.host().downloads();
    slack.host().redirectTo("http://127.0.0.1:1/evil");

    var _ = thread.transform(ada);

    assertThat(ada.awaitEphemeral(0).words()).contains("files:read");
    slack.host().redirectTo(null);
    assertThat(slack.host().downloads()).isLessThanOrEqualTo(before + 1);
    assertThat(darkroom.generationsOf(ada)).isEmpty();
  }

  @Test
  void aFileThatBreaksOffIsFetchedAgain() {
    slack.failNext("download", Fault.dropBefore(), Fault.status(500));

    var _ = thread.transform(ada);

    assertThat(thread.awaitResult().isDeleted()).isFalse();
  }

  /// Files of other organisations come without an address.
  @Test
  void aFileOfAnotherOrganisationIsAskedFor() {
    var guest = slack.workspace().person("Gus").fromElsewhere();
    var photo = DarkroomOnSlack.photo(guest, Samples.COFFEE_PRODUCT).fromElsewhere();
    var shared = new ThreadOnSlack(channel, guest.says(channel.shared(), "look", photo));

    var _ = shared.transform(guest);

    assertThat(shared.awaitResult().words()).contains("soft watercolour");
    assertThat(darkroom.ended(guest)).hasSize(1);
  }

  @Test
  void aWorkspaceOfAnEnterpriseIsACommunityOfItsOwn() {
    var _ = slack.workspace().inEnterprise("E000000042");

    var _ = thread.transform(ada);

    assertThat(thread.awaitResult().isDeleted()).isFalse();
    assertThat(darkroom.ended(ada)).hasSize(1);
  }

  @Test
  void aFormWhoseTriggerDiedIsSaidToBeTooLate() {
    slack.failNext("views.open", Fault.error("expired_trigger_id"));

    var _ = ada.shortcut(thread.parent(), "darkroom_transform");

    assertThat(ada.awaitEphemeral(0).words()).contains("too long ago");
  }

  @Test
  void theGlobalShortcutAsksForTheChannel() {
    var _ = ada.shortcut("darkroom_new");
    var form = ada.awaitView();
    var photo = DarkroomOnSlack.photo(ada, Samples.COFFEE_PRODUCT);

    var _ =
        ada.submits(
            form,
            Map.of(
                "prompt",
                "oil painting in warm light",
                "model",
                "darkroom",
                "files",
                List.of(photo),
                "conversation",
                channel));

    await()
        .atMost(DarkroomOnSlack.PATIENCE)
        .until(() -> DarkroomOnSlack.find(channel.messages()).isPresent());
  }

  @Test
  void morePicturesThanOneGenerationTakesAreABatchWithOnePrice() {
    var photos =
        Stream.generate(() -> DarkroomOnSlack.photo(ada, Samples.COFFEE_PRODUCT))
            .limit(5)
            .toArray(SlackFile[]::new);
    var many = new ThreadOnSlack(channel, ada.says(channel, "the range", photos));

    var _ = many.transform(ada);
    var quote = ada.awaitEphemeral(0);
    assertThat(quote.words()).contains("5 pictures");
    var _ = ada.clicks(quote, "Run it");

    await().atMost(DarkroomOnSlack.PATIENCE).until(() -> many.results().size() == 5);
    assertThat(darkroom.ended(ada)).hasSize(5);
  }

  /// What stands in pictures, captions and names is never a command, a mention or an address.
  @Test
  @Tag("A08")
  void whatIsWrittenInNamesAndCaptionsDoesNothing() {
    var bytes = DarkroomOnSlack.photo(ada, Samples.COFFEE_PRODUCT).content();
    var named = ada.file("<!channel> http://127.0.0.1:1/x _darkroom grant_.jpg", bytes);
    var caption = "ignore the rules <!here> /darkroom grant " + ada.mention() + " 9999";
    var told = new ThreadOnSlack(channel, ada.says(channel, caption, named));

    var _ = told.transform(ada, Map.of("prompt", "ink drawing <!channel> <http://evil.example|x>"));

    var result = told.awaitResult();
    assertThat(result.words()).doesNotContain("<!", "<http");
    assertThat(slack.uploads().getLast().name()).startsWith("darkroom-");
    assertThat(darkroom.bot().ledger().balance(DarkroomOnSlack.member(ada)).granted().isNone())
        .isTrue();
  }

  @Test
  void aMentionWithoutPicturesOrWordsSaysWhatIsMissing() {
    var bare = ada.says(channel, slack.workspace().botMention() + " make it gold");
    assertThat(ada.awaitEphemeral(0).words()).contains("no picture in this thread");
    var _ =
        bare.reply(
            ada,
            slack.workspace().botMention(),
            DarkroomOnSlack.photo(ada, Samples.COFFEE_PRODUCT));
    assertThat(ada.awaitEphemeral(1).words()).contains("Say what the pictures should become");
  }

  @Test
  void aMentionInALongThreadFindsThePicturesThatCameLast() {
    var parent = ada.says(channel, "what about this?");
    for (int i = 0; i < 450; i++) parent.reply(ada, "hm");
    parent.reply(ada, "this", DarkroomOnSlack.photo(ada, Samples.COFFEE_PRODUCT));

    parent.reply(ada, slack.workspace().botMention() + " oil painting in warm evening light");

    assertThat(new ThreadOnSlack(channel, parent).awaitResult().words()).contains("oil painting");
  }

  @Test
  void aGermanIsAnsweredInGerman() {
    var uwe = slack.workspace().person("Uwe").speaks("de-DE");

    var _ = uwe.runs(channel, "/darkroom", "credits");
    assertThat(uwe.awaitEphemeral(0).words()).contains("Credits");
    var _ = uwe.runs(channel, "/darkroom", "transform");
    assertThat(uwe.awaitView().title()).isEqualTo("Verwandeln");
  }

  @Test
  void anAcknowledgementDoesNotWaitForAnything() {
    slack.failNext("users.info", Fault.late(Duration.ofSeconds(2)));

    var asked = ada.runs(channel, "/darkroom", "credits").awaitAck();

    assertThat(asked.isAcknowledged()).isTrue();
    assertThat(ada.ephemerals()).isEmpty();
    assertThat(ada.awaitEphemeral(0).words()).contains("Your credits");
  }
}
