import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Starts each command by turns with and without the start-up cache, so that a busy machine slows both
/// alike, and prints the wall time of each in milliseconds as JSON: of short commands until they end, of
/// the service until it is ready.
void main(String[] arguments) throws Exception {
  var launcher = arguments[0];
  int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
  var commands =
      arguments.length > 2
          ? List.of(arguments).subList(2, arguments.length)
          : List.of("--version", "models", "credits", "serve");

  var data = Files.createTempDirectory("darkroom-bench");
  var millis = new LinkedHashMap<String, List<Long>>();
  for (var command : commands) start(launcher, command, "now", data); // builds, rehearses, migrates
  for (int run = 0; run < runs; run++) {
    for (var command : commands) {
      for (var cache : List.of("off", "on")) {
        var took = start(launcher, command, cache, data);
        millis.computeIfAbsent(command + "\t" + cache, _ -> new ArrayList<>()).add(took.toMillis());
      }
    }
  }
  IO.println(json(runs, millis));
}

Duration start(String launcher, String command, String cache, Path data)
    throws IOException, InterruptedException {
  var builder = new ProcessBuilder(launcher, command);
  builder.environment().putAll(Map.of("DARKROOM_AOT", cache, "DARKROOM_DATA", data.toString()));
  builder.environment().put("DARKROOM_PORT", "0");
  builder.directory(data.toFile());
  if (command.equals("serve")) return untilReady(builder);
  builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectErrorStream(true);
  long before = System.nanoTime();
  int code = builder.start().waitFor();
  var took = Duration.ofNanos(System.nanoTime() - before);
  if (code != 0) throw new IllegalStateException("darkroom " + command + " ended with " + code);
  return took;
}

Duration untilReady(ProcessBuilder builder) throws IOException, InterruptedException {
  long before = System.nanoTime();
  var process = builder.redirectErrorStream(true).start();
  try (var log = process.inputReader()) {
    var line = log.readLine();
    while (line != null && !line.contains(" ready ")) line = log.readLine();
    var took = Duration.ofNanos(System.nanoTime() - before);
    if (line == null) throw new IllegalStateException("the service ended without being ready");
    process.toHandle().destroy();
    while (log.readLine() != null) {}
    int code = process.waitFor();
    if (code != 0) throw new IllegalStateException("the service ended with " + code);
    return took;
  }
}

String json(int runs, Map<String, List<Long>> millis) {
  var rows = new ArrayList<String>();
  millis.forEach(
      (what, times) -> {
        var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        var named = what.split("\t");
        rows.add(
            "    {\"command\": \"%s\", \"startUpCache\": %b, \"msMin\": %d, \"msMedian\": %d, \"ms\": %s}"
                .formatted(
                    named[0],
                    named[1].equals("on"),
                    sorted[0],
                    sorted[sorted.length / 2],
                    Arrays.toString(sorted)));
      });
  return """
      {
        "benchmark": "start-up",
        "runs": %d,
        "processors": %d,
        "results": [
      %s
        ]
      }"""
      .formatted(
          runs, Runtime.getRuntime().availableProcessors(), String.join(",\n", rows));
}
