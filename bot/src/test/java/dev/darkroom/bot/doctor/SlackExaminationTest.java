package dev.darkroom.bot.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.bot.doctor.Finding.Verdict;
import dev.darkroom.bot.slack.standin.Fault;
import dev.darkroom.bot.slack.standin.StandInSlack;
import dev.darkroom.bot.wiring.Setup;
import dev.darkroom.settings.ConfigFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is said of Slack's tokens before anybody waits for the bot.
final class SlackExaminationTest {
  private final StandInSlack slack = StandInSlack.start();

  @AfterEach
  void close() {
    slack.close();
  }

  @Test
  void withoutTokensNobodyIsAsked() {
    assertThat(findings(Map.of())).isEmpty();
    assertThat(slack.calls()).isEmpty();
  }

  @Test
  void goodTokensAreGoodAndNoConnectionIsOpened() {
    assertThat(findings(slack.variables()))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.WELL, Verdict.WELL);
    assertThat(slack.socket().connects()).isZero();
  }

  @Test
  void aScopeThatIsMissingIsNamedWithTheWayOut() {
    slack.withdraw("files:read");

    assertThat(findings(slack.variables()))
        .filteredOn(it -> it.verdict() == Verdict.UNWISE)
        .singleElement()
        .extracting(Finding::words)
        .asString()
        .contains("files:read", "install it again");
  }

  @Test
  void aRefusedTokenAndASlackThatDoesNotAnswerAreIll() {
    slack.failNext("auth.test", Fault.error("token_revoked"));
    slack.failNext("apps.connections.open", Fault.status(503));

    assertThat(findings(slack.variables()))
        .allSatisfy(it -> assertThat(it.verdict()).isEqualTo(Verdict.ILL))
        .extracting(Finding::words)
        .satisfiesExactly(
            bot -> assertThat(bot).contains("SLACK_BOT_TOKEN", "token_revoked"),
            app -> assertThat(app).contains("does not answer", "503"));
  }

  private static List<Finding> findings(Map<String, String> variables) {
    return new SlackExamination(Setup.load(ConfigFixture.RELEASED, variables)).run();
  }
}
