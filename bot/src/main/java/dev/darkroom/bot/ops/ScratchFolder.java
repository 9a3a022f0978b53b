package dev.darkroom.bot.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder for a while: gone, with all that is in it, when it is closed.
///
/// @param path where it is
public record ScratchFolder(Path path) implements AutoCloseable {
  /// Makes a new one where the system keeps temporary files.
  ///
  /// @param name what its name begins with
  public static ScratchFolder make(String name) throws IOException {
    return new ScratchFolder(Files.createTempDirectory(name));
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
