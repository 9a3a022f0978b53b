package dev.darkroom.media.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The command line that starts a media worker: this program's own Java and class path.
final class WorkerCommand {
  /// Options of the bot that make its worker start faster, too.
  private static final List<String> STARTUP_OPTIONS =
      List.of("-XX:AOTCache=", "-XX:SharedArchiveFile=");

  /// Properties of the bot that the worker must share: where natives are unpacked, fonts, scratch.
  private static final List<String> SHARED_PROPERTIES =
      List.of("org.bytedeco.javacpp.cachedir", "sun.awt.fontconfig", "java.io.tmpdir");

  /// Where there is one, workers are started through it.
  private static final Path NICE = Path.of("/usr/bin/nice");

  private static final List<String> BEHIND_THE_BOT = List.of(NICE.toString(), "-n", "10");

  private WorkerCommand() {}

  static List<String> of(WorkerSettings settings) {
    var command = new ArrayList<String>();
    // The bot answers people meanwhile, who wait for it; pictures may take their time.
    if (Files.isExecutable(NICE)) command.addAll(BEHIND_THE_BOT);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + settings.heapMb() + "m");
    command.add("-XX:+UseSerialGC");
    // What fills a worker's heap are a few planes of pixels, too large for the young generation.
    command.add("-XX:MaxNewSize=" + Math.max(16, settings.heapMb() / 8) + "m");
    // A worker that waits keeps little.
    command.add("-XX:MinHeapFreeRatio=5");
    command.add("-XX:MaxHeapFreeRatio=20");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:-UsePerfData");
    command.add("-Xlog:disable");
    command.add("-Xlog:all=error:stderr");
    command.add("-Djava.awt.headless=true");
    command.add("--enable-native-access=ALL-UNNAMED");
    ownOptions().filter(WorkerCommand::speedsStartUp).forEach(command::add);
    for (var name : SHARED_PROPERTIES) {
      var value = System.getProperty(name);
      if (value != null) command.add("-D" + name + "=" + value);
    }
    command.addAll(settings.jvmOptions());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(MediaWorkerMain.class.getName());
    return command;
  }

  private static Stream<String> ownOptions() {
    return ProcessHandle.current().info().arguments().stream().flatMap(Stream::of);
  }

  private static boolean speedsStartUp(String option) {
    return STARTUP_OPTIONS.stream().anyMatch(option::startsWith);
  }
}
