package dev.darkroom.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.slack.standin.Channel;
import dev.darkroom.bot.slack.standin.Person;
import dev.darkroom.bot.slack.standin.StandInSlack;
import dev.darkroom.credit.Credits;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What moderators do with `/darkroom`, and what others are refused.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ModerateOnSlackTest {
  private final StandInSlack slack = StandInSlack.start();
  private final Person mod = slack.workspace().person("Mod");
  private final String group = slack.workspace().group(mod);
  private final Person painter = slack.workspace().person("Pia");
  private final String painters = slack.workspace().group(painter);
  private DarkroomOnSlack darkroom;
  private Channel channel;
  private Person ada;

  @BeforeAll
  void start(@TempDir Path folder) {
    darkroom =
        DarkroomOnSlack.start(slack, folder, Map.of("DARKROOM_SLACK_MODERATOR_GROUP", group));
  }

  @BeforeEach
  void come() {
    channel = slack.workspace().channel("pictures");
    ada = slack.workspace().person("Ada");
  }

  @AfterAll
  void close() {
    darkroom.close();
    slack.close();
  }

  private String says(Person person, String command) {
    int seen = person.ephemerals().size();
    var _ = person.runs(channel, "/darkroom", command).awaitAck();
    return person.awaitEphemeral(seen).words();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quota",
        "quota set everyone 5 generations a day",
        "grant pool 100",
        "settings pool on",
        "block <@U1>",
        "unblock <@U1>",
        "report usage"
      })
  @Tag("A03")
  void othersAreRefused(String command) {
    assertThat(says(ada, command)).contains("Only moderators");
  }

  /// A user group of the settings moderates, as admins and owners do.
  @Test
  void creditsAreGrantedOnceThoughSlackRepeatsTheCommand() {
    var before = darkroom.bot().ledger().balance(DarkroomOnSlack.member(ada)).granted();
    int seen = mod.ephemerals().size();

    var asked =
        mod.runs(channel, "/darkroom", "grant " + ada.mention() + " 500 30 days for the poster")
            .awaitAck();
    slack.deliverAgain(asked, true);

    assertThat(mod.awaitEphemeral(seen).words()).contains("500 credits granted");
    await()
        .atMost(DarkroomOnSlack.PATIENCE)
        .until(() -> asked.acknowledgements() == asked.deliveries());
    assertThat(says(mod, "quota")).contains("no limits");
    assertThat(darkroom.bot().ledger().balance(DarkroomOnSlack.member(ada)).granted())
        .isEqualTo(before.plus(Credits.of(500)));
  }

  @Test
  void aLimitIsSetShownExplainedHeldAndCleared() {
    assertThat(says(mod, "quota set " + ada.mention() + " 1 generations a week"))
        .contains("The limit is set");
    assertThat(says(mod, "quota")).contains("1 generation a week");
    assertThat(says(mod, "quota explain " + ada.mention())).contains("1 generation a week");

    var thread = ThreadOnSlack.begin(channel, ada);
    var _ = thread.transform(ada);
    var _ = thread.awaitResult();
    int seen = ada.ephemerals().size();
    var _ = ThreadOnSlack.begin(channel, ada).transform(ada);
    assertThat(ada.awaitEphemeral(seen).words()).contains("limit of 1 generations a week");

    assertThat(says(mod, "quota clear " + ada.mention() + " generations a week"))
        .contains("The limit is gone");
    assertThat(says(mod, "quota")).contains("no limits");
  }

  @Test
  void limitsOfUserGroupsHoldForTheirMembers() {
    var mark = "<!subteam^" + painters + "|@painters>";

    assertThat(says(mod, "quota set " + mark + " 0 generations a day")).contains("limit is set");
    var _ = ThreadOnSlack.begin(channel, painter).transform(painter);

    assertThat(painter.awaitEphemeral(0).words()).contains("your role");
    assertThat(says(mod, "quota clear " + mark + " generations a day")).contains("limit is gone");
  }

  @Test
  void settingsAreChangedTogetherAndWhatCannotBeReadChangesNothing() {
    assertThat(says(mod, "settings zone Europe/Berlin pool on confirm 100"))
        .contains("The settings are changed", "Europe/Berlin");
    assertThat(says(mod, "settings zone Europe/Paris pool maybe")).contains("It goes like this");
    assertThat(says(mod, "settings")).contains("Europe/Berlin");
  }

  @Test
  void whoIsBlockedIsRefusedUntilTheyAreNot() {
    assertThat(says(mod, "block " + ada.mention() + " spam")).contains(ada.mention());
    int seen = ada.ephemerals().size();
    var _ = ThreadOnSlack.begin(channel, ada).transform(ada);
    assertThat(ada.awaitEphemeral(seen).words()).isNotBlank();
    assertThat(darkroom.generationsOf(ada)).isEmpty();

    assertThat(says(mod, "unblock " + ada.mention())).contains(ada.mention());
    var thread = ThreadOnSlack.begin(channel, ada);
    var _ = thread.transform(ada);
    assertThat(thread.awaitResult().isDeleted()).isFalse();
  }

  @Test
  void aReportComesWithAChartInDirectMessages() {
    var thread = ThreadOnSlack.begin(channel, ada);
    var _ = thread.transform(ada);
    var _ = thread.awaitResult();
    var _ = darkroom.ended(ada);

    assertThat(says(mod, "report usage 7")).contains("The last 7 days", ada.mention());

    await()
        .atMost(DarkroomOnSlack.PATIENCE)
        .until(() -> mod.direct().messages().stream().anyMatch(it -> !it.files().isEmpty()));
  }

  @Test
  void whatIsWrittenWronglyIsShownHowItGoes() {
    assertThat(says(mod, "quota set nobody")).contains("/darkroom quota set @ada");
    assertThat(says(mod, "grant lots")).contains("/darkroom grant @ada");
    assertThat(says(mod, "sing")).contains("From a picture to the one you want", "/darkroom block");
    assertThat(says(ada, "")).contains("More actions").doesNotContain("/darkroom block");
  }

  @Test
  void listsAreForTheOneWhoAsks() {
    for (var list : java.util.List.of("models", "looks", "cast", "history", "queue", "plan"))
      assertThat(says(ada, list)).as(list).isNotBlank();
    assertThat(says(ada, "cancel x")).contains("number of a generation");
    assertThat(says(ada, "cancel #12")).contains("no such generation");
    assertThat(says(ada, "privacy erase")).isNotBlank();
    assertThat(channel.messages()).isEmpty();
  }
}
