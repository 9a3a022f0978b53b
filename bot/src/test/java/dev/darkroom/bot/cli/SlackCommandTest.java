package dev.darkroom.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SlackCommandTest {
  @TempDir Path data;
  private Typed typed;

  @BeforeEach
  void sitDown() {
    typed = Typed.in(data);
  }

  @Test
  void theManifestIsPrintedToBePasted() {
    var ended = typed.run("slack", "manifest", "--name", "Studio bot");

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).startsWith("{").contains("\"Studio bot\"", "\"/darkroom\"");
  }

  @Test
  void ofABotOverHttpItHoldsTheAddresses() {
    var http =
        typed
            .with("DARKROOM_SLACK_MODE", "http")
            .with("DARKROOM_PUBLIC_URL", "https://darkroom.example");

    assertThat(http.run("slack", "manifest").out())
        .contains("https://darkroom.example/slack/events")
        .contains("\"socket_mode_enabled\" : false");
  }

  @Test
  void anAddressThatIsMissingIsAskedFor() {
    var ended = typed.run("slack", "manifest", "--several-workspaces");

    assertThat(ended.code()).isEqualTo(ExitCode.INPUT.code());
    assertThat(ended.err()).contains("--url").hasLineCount(1);
  }

  @Test
  void aNameThatSlackDoesNotTakeIsRefused() {
    var ended = typed.run("slack", "manifest", "--name", "x".repeat(36));

    assertThat(ended.code()).isEqualTo(ExitCode.INPUT.code());
    assertThat(ended.err()).contains("1 to 35 characters");
  }
}
