package dev.darkroom.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DarkroomTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theVersionIsOneLine() {
    assertThat(run("--version")).isZero();

    assertThat(out.toString()).startsWith("darkroom ").hasLineCount(1);
  }

  @Test
  void helpListsTheCommandsButNotTheHiddenOnes() {
    assertThat(run("help")).isZero();

    assertThat(out.toString()).contains("Usage: darkroom", "help").doesNotContain("rehearse");
  }

  @Test
  void helpShowsOneCommand() {
    assertThat(run("help", "help")).isZero();

    assertThat(out.toString()).contains("Usage: darkroom help");
  }

  @Test
  void anUnknownCommandIsAnInputErrorInOneSentence() {
    assertThat(run("trnsform")).isEqualTo(ExitCode.INPUT.code());

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("trnsform").doesNotContain("Exception");
  }

  @Test
  void noCommandAtAllSaysWhereToLook() {
    assertThat(run()).isEqualTo(ExitCode.INPUT.code());

    assertThat(err.toString()).contains("darkroom help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cast", "config", "discord", "member", "privacy", "providers", "slack"})
  void aGroupOfCommandsSaysWhatThereIs(String group) {
    assertThat(run(group)).isEqualTo(ExitCode.INPUT.code());

    assertThat(err.toString()).contains("Say what to do: darkroom " + group).hasLineCount(1);
  }

  @Test
  void aWordThatBeginsWithAnAtSignIsNotReadAsAFile() {
    assertThat(run("help", "@/etc/hostname")).isEqualTo(ExitCode.INPUT.code());

    assertThat(err.toString()).contains("@/etc/hostname");
  }

  @Test
  void theRehearsalOfTheLauncherSaysNothing() {
    assertThat(run("rehearse")).isZero();

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void exitCodesAreDistinctAndAreWrittenDownHere() {
    var codes = new ArrayList<Integer>();
    for (var code : ExitCode.values()) codes.add(code.code());

    assertThat(codes).isEqualTo(List.of(0, 1, 2, 3, 4, 69, 75, 77, 78));
  }

  private int run(String... arguments) {
    return Darkroom.commandLine(Map.of())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
