package dev.darkroom.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.slack.standin.Channel;
import dev.darkroom.bot.slack.standin.Person;
import dev.darkroom.bot.slack.standin.StandInSlack;
import dev.darkroom.bot.slack.standin.View;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The app's home tab.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HomeOnSlackTest {
  private final StandInSlack slack = StandInSlack.start();
  private final Channel channel = slack.workspace().channel("pictures");
  private DarkroomOnSlack darkroom;
  private Person ada;

  @BeforeAll
  void start(@TempDir Path folder) {
    darkroom = DarkroomOnSlack.start(slack, folder);
  }

  @BeforeEach
  void come() {
    ada = slack.workspace().person("Ada");
  }

  @AfterAll
  void close() {
    darkroom.close();
    slack.close();
  }

  private static View home(Person person) {
    var _ = person.opensHome().awaitAck();
    await().atMost(DarkroomOnSlack.PATIENCE).until(() -> person.home().isPresent());
    return person.home().orElseThrow();
  }

  @Test
  void itShowsBalanceLimitsAndWhatWasMadeLatelyWithoutSettingsForMembers() {
    var thread = ThreadOnSlack.begin(channel, ada);
    var _ = thread.transform(ada);
    var _ = thread.awaitResult();
    var _ = darkroom.ended(ada);

    var home = home(ada);

    assertThat(home.text())
        .contains("Your credits", "Plan: Free", "Lately", "soft watercolour", "no limits")
        .doesNotContain("Settings");
  }

  /// Slack is done with a file some time after it was posted.
  @Test
  void picturesAreShownOnceSlackIsDoneWithThem() {
    var thread = ThreadOnSlack.begin(channel, ada);
    var _ = thread.transform(ada);
    var _ = thread.awaitResult();
    var _ = darkroom.ended(ada);
    assertThat(home(ada).json().toString()).doesNotContain("slack_file");

    slack.uploads().getLast().file().process();
    var _ = ada.opensHome().awaitAck();

    await()
        .atMost(DarkroomOnSlack.PATIENCE)
        .until(() -> ada.home().orElseThrow().json().toString().contains("slack_file"));

    int asked = slack.calls("files.info").size();
    int published = slack.calls("views.publish").size();
    var _ = ada.opensHome().awaitAck();
    await()
        .atMost(DarkroomOnSlack.PATIENCE)
        .until(() -> slack.calls("views.publish").size() > published);
    assertThat(ada.home().orElseThrow().json().toString()).contains("slack_file");
    assertThat(slack.calls("files.info")).as("what is known is not asked again").hasSize(asked);
  }

  @Test
  @Tag("A03")
  void moderatorsChangeSettingsThereAndNobodyElseDoes() {
    var admin = slack.workspace().person("Mod").admin();
    var home = home(admin);
    assertThat(home.text()).contains("Settings", "Members spend their own credits only");

    var _ = ada.presses(home, "dr1.home.pool.on", "on").awaitAck();
    var _ = home(ada);
    assertThat(pool()).isFalse();
    var _ = admin.clicks(home, "Let members spend the pool").awaitAck();

    await().atMost(DarkroomOnSlack.PATIENCE).until(this::pool);
  }

  private boolean pool() {
    return darkroom
        .bot()
        .policies()
        .of(DarkroomOnSlack.community(slack.workspace()))
        .membersUsePool();
  }
}
