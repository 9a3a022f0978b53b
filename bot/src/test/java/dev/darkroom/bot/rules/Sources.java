package dev.darkroom.bot.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The source files of both modules, for rules that byte code cannot show.
final class Sources {
  private Sources() {}

  /// The folder that holds `mvnw`.
  static Path root() {
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("mvnw"))) return folder;
    }
    throw new IllegalStateException("not inside a clone of Darkroom");
  }

  static List<Path> product() {
    return javaFiles("src/main/java");
  }

  static List<Path> tests() {
    return javaFiles("src/test/java");
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> javaFiles(String folder) {
    return Stream.of("shared", "bot")
        .map(module -> root().resolve(module).resolve(folder))
        .flatMap(Sources::walk)
        .filter(file -> file.toString().endsWith(".java"))
        .sorted()
        .toList();
  }

  private static Stream<Path> walk(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
