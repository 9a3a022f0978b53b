package dev.darkroom.crash;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.darkroom.generation.Generation;
import dev.darkroom.store.ChildProgram;
import dev.darkroom.store.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// A [MortalBot] in a process of its own, and what it wrote down.
final class Life {
  private final Process process;
  private final Path lines;

  private Life(Process process, Path lines) {
    this.process = process;
    this.lines = lines;
  }

  /// @param doom place to die at, or nothing
  static Life begin(
      DatabaseSettings database, Path folder, FarEnds ends, int from, int to, String doom)
      throws IOException {
    var lines = Files.createTempFile(folder, "life-" + to + "-", ".log");
    var program =
        ChildProgram.prepare(
            MortalBot.class,
            database.url(),
            database.user(),
            folder.toString(),
            ends.url(),
            Integer.toString(from),
            Integer.toString(to),
            doom);
    return new Life(
        program.redirectErrorStream(true).redirectOutput(lines.toFile()).start(), lines);
  }

  /// Lets it live so long at most; then SIGKILL. Nothing of it runs any more afterwards.
  void end(Duration after) throws InterruptedException {
    if (process.waitFor(after.toMillis(), MILLISECONDS)) return;
    var _ = process.destroyForcibly().waitFor();
  }

  /// Whether it is stopped, as by SIGSTOP.
  boolean isStopped() throws IOException {
    // The third field, behind the name in parentheses.
    var stat = Files.readString(Path.of("/proc/%d/stat".formatted(process.pid())));
    return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
  }

  /// Lets it go on where it was stopped.
  void wake() throws IOException, InterruptedException {
    var _ = new ProcessBuilder("kill", "-CONT", Long.toString(process.pid())).start().waitFor();
  }

  /// What stands behind `word` in the lines that begin with it.
  List<String> said(String word) throws IOException {
    try (Stream<String> all = Files.lines(lines)) {
      return all.filter(line -> line.startsWith(word))
          .map(line -> line.substring(word.length()).strip())
          .toList();
    }
  }

  /// What it wrote down about a generation.
  List<String> storyOf(Generation generation) {
    var name = "generation=\"%d\"".formatted(generation.id().value());
    return toString().lines().filter(line -> line.contains(name)).toList();
  }

  /// Everything it wrote, to look into.
  @Override
  public String toString() {
    try {
      return Files.readString(lines);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
