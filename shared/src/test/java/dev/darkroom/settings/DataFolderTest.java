package dev.darkroom.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("F03")
final class DataFolderTest {
  @TempDir Path temporary;

  @Test
  void aFolderThatIsNotThereIsMadeForItsOwnerAlone() throws IOException {
    var folder = temporary.resolve("a/b");

    DataFolder.prepare(folder);

    assertThat(folder).isEmptyDirectory();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void aFolderThatCannotBeWrittenToIsNamedWithTheCommandThatMendsIt() throws IOException {
    var file = Files.writeString(temporary.resolve("file"), "in the way");

    assertThatThrownBy(() -> DataFolder.prepare(file.resolve("data")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("cannot write to " + file.resolve("data"))
        .hasMessageContaining("run: mkdir -p");
  }
}
