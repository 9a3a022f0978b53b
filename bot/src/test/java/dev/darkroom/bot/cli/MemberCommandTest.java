package dev.darkroom.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MemberCommandTest {
  @TempDir Path data;
  private Typed typed;

  @BeforeEach
  void sitDown() {
    typed = Typed.in(data).with("DARKROOM_COMMUNITIES_LINKED", "slack:T1=discord:2");
  }

  @Test
  void membersBecomeOneAreListedAndPart() {
    assertThat(typed.run("member", "link", "slack:T1/U1", "discord:2/100").code()).isZero();
    assertThat(typed.run("member", "links").out()).contains("slack:T1/U1 = discord:2/100");
    assertThat(typed.run("member", "unlink", "slack:T1/U1").code()).isZero();
    assertThat(typed.run("member", "links").out()).isEmpty();
    assertThat(typed.run("member", "unlink", "slack:T1/U1").code())
        .isEqualTo(ExitCode.INPUT.code());
  }

  @Test
  void communitiesThatAreNotLinkedAreNamed() {
    var ended = typed.run("member", "link", "slack:T9/U1", "discord:2/100");

    assertThat(ended.code()).isEqualTo(ExitCode.INPUT.code());
    assertThat(ended.err()).contains("slack:T9 is not linked with discord:2").hasLineCount(1);
  }

  @Test
  void aNameThatIsNoneIsShownHowToWriteIt() {
    assertThat(typed.run("member", "link", "ann", "discord:2/100").err())
        .contains("slack:WORKSPACE/PERSON");
  }
}
