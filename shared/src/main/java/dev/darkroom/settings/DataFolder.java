package dev.darkroom.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// The folder that Darkroom writes to.
public final class DataFolder {
  private DataFolder() {}

  /// Makes the folder where it is not there, and proves that it can be written to.
  ///
  /// @throws SettingsException naming the command that mends it
  public static void prepare(Path folder) {
    var path = folder.toAbsolutePath().normalize();
    try {
      if (!Files.exists(path)) create(path);
      Files.delete(Files.createTempFile(path, "probe", ".tmp"));
    } catch (IOException e) {
      throw new SettingsException(
          List.of(
              new Mistake(
                  "data",
                  "",
                  "cannot write to "
                      + path
                      + "; run: mkdir -p "
                      + path
                      + " && chown \"$(id -un)\" "
                      + path
                      + ", or name another folder with --data or DARKROOM_DATA")));
    }
  }

  /// For its owner alone: people's pictures and prompts will be in it.
  private static void create(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix"))
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }
}
