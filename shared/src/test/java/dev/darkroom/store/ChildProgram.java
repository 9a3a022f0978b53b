package dev.darkroom.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A test program in a process of its own, so that it can be killed.
public final class ChildProgram {
  private final Process process;
  private final BufferedReader output;

  private ChildProgram(Process process) {
    this.process = process;
    output = process.inputReader(StandardCharsets.UTF_8);
  }

  static ChildProgram start(Class<?> program, String... arguments) throws IOException {
    return new ChildProgram(prepare(program, arguments).redirectError(Redirect.INHERIT).start());
  }

  /// The process that would run a test program, with the classes of this one.
  public static ProcessBuilder prepare(Class<?> program, String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  long pid() {
    return process.pid();
  }

  /// The next line it printed; empty when it has ended.
  String readLine() throws IOException {
    var line = output.readLine();
    return line == null ? "" : line;
  }

  /// SIGKILL after so long, if it still runs then.
  void killAfter(Duration time) throws InterruptedException {
    if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) kill();
  }

  /// SIGKILL: nothing of the program runs any more when this returns.
  void kill() throws InterruptedException {
    var _ = process.destroyForcibly().waitFor();
  }
}
