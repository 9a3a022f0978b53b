package dev.darkroom.bot.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.bot.standin.DarkroomProcess;
import dev.darkroom.media.SamplePictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first commands of a person who stands in an empty folder and names no folders: processes of
/// their own, for a process cannot change where it stands.
final class InAnEmptyFolderTest {
  @TempDir private Path folder;

  @Test
  void aPictureBecomesAnotherAndThatOneAClipAndBothAreInTheHistory() throws Exception {
    var photo = SamplePictures.jpeg(folder, 640, 480, 1);

    assertThat(
            type(
                "transform",
                photo.getFileName().toString(),
                "-p",
                "warm golden hour",
                "-m",
                "darkroom"))
        .contains("#1 done", "180 credits left");
    assertThat(type("animate", "out/darkroom-1-out-1.jpg", "-p", "slow push in", "-m", "darkroom"))
        .contains("#2 done");
    assertThat(type("history")).contains("#1", "#2");

    assertThat(folder.resolve("out/darkroom-1-out-1.jpg")).isNotEmptyFile();
    assertThat(folder.resolve("out/darkroom-2-out-1.mp4")).isNotEmptyFile();
    assertThat(folder.resolve("data/darkroom.mv.db")).isNotEmptyFile();
  }

  /// @return what it printed
  private String type(String... command) throws IOException, InterruptedException {
    var process =
        DarkroomProcess.command(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, SECONDS)).isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }
}
