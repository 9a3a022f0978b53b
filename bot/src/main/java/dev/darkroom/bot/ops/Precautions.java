package dev.darkroom.bot.ops;

import dev.darkroom.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/// What is unwise about the way Darkroom is run, each with the command that mends it.
public final class Precautions {
  private Precautions() {}

  /// @param config folder of the configuration
  /// @param user who runs the process
  public static List<String> missing(Settings settings, Path config, String user) {
    var missing = new ArrayList<>(settings.warnings());
    var data = settings.data().toAbsolutePath().normalize();
    if (user.equals("root"))
      missing.add(
          "runs as root: a fault in a picture library could then harm the whole machine; run:"
              + " useradd --system darkroom && chown -R darkroom %s && su -s /bin/sh darkroom -c 'darkroom serve'"
                  .formatted(data));
    if (others(data, PosixFilePermission.OTHERS_READ))
      missing.add(
          "everybody on this machine may look into %s, where pictures and prompts are; run: chmod 700 %s"
              .formatted(data, data));
    if (others(config, PosixFilePermission.OTHERS_WRITE))
      missing.add(
          "everybody on this machine may change %s; run: chmod o-w %s".formatted(config, config));
    return List.copyOf(missing);
  }

  private static boolean others(Path path, PosixFilePermission may) {
    try {
      return Files.exists(path)
          && Files.getFileStore(path).supportsFileAttributeView("posix")
          && Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).contains(may);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
