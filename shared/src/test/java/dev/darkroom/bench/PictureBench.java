package dev.darkroom.bench;

import dev.darkroom.media.MediaType;
import dev.darkroom.media.OddFiles;
import dev.darkroom.media.PictureLimits;
import dev.darkroom.media.inspect.InspectionLimits;
import dev.darkroom.media.worker.ProcessMediaWorkers;
import dev.darkroom.media.worker.WorkerPictures;
import dev.darkroom.media.worker.WorkerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A JPEG of 12 megapixels brought to 2048 pixels and written as JPEG of quality 95: through
/// Darkroom's media worker, and by the tools of this machine. All take turns in one run, so that
/// they share the machine's mood. One JSON line per turn on standard output; a tool that is not
/// installed says so.
///
/// `-Dbench.rounds=`
public final class PictureBench {
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
  private static final PictureLimits LIMITS =
      new PictureLimits(2048, 1 << 22, 20 << 20, Set.of(MediaType.JPEG));

  /// What the shell's `times` says of its children: minutes and seconds, user and system.
  private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s\\s*$");

  private PictureBench() {}

  /// @param proof what its version says where it is the real one
  private record Tool(String name, List<String> version, String proof, List<String> command) {}

  private static final List<Tool> TOOLS =
      List.of(
          new Tool(
              "vips",
              List.of("vipsthumbnail", "--vips-version"),
              "libvips",
              List.of("vipsthumbnail", "IN", "--size", "2048x2048", "-o", "OUT[Q=95,strip]")),
          new Tool(
              "imagemagick",
              List.of("convert", "-version"),
              "Version: ImageMagick",
              List.of("convert", "IN", "-resize", "2048x2048", "-quality", "95", "OUT")),
          new Tool(
              "ffmpeg",
              List.of("ffmpeg", "-version"),
              "ffmpeg version",
              List.of(
                  "ffmpeg",
                  "-v",
                  "error",
                  "-y",
                  "-i",
                  "IN",
                  "-vf",
                  "scale=2048:-1:flags=bicubic",
                  "-q:v",
                  "2",
                  "OUT")));

  @SuppressWarnings("SystemOut") // The result.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("bench-");
    var photo =
        OddFiles.file(folder, "in.jpg", OddFiles.coded(OddFiles.photo(4000, 3000, 1), "jpg"));
    var tools = new ArrayList<Tool>();
    for (var tool : TOOLS) {
      if (isThere(tool)) tools.add(tool);
      else
        System.out.printf("{\"bench\":\"picture\",\"tool\":\"%s\",\"present\":false}%n", tool.name);
    }
    try (var workers =
        new ProcessMediaWorkers(new WorkerSettings(1, 512, Duration.ofMinutes(5), List.of()))) {
      for (int round = 0; round < ROUNDS; round++) {
        System.out.println(darkroom(round, photo, folder, workers));
        for (var tool : tools) System.out.println(run(round, tool, photo, folder));
      }
    }
  }

  /// The first turn pays for the worker's start, as the first picture after a quiet time does.
  private static String darkroom(int round, Path photo, Path folder, ProcessMediaWorkers workers) {
    var pictures = new WorkerPictures(workers, InspectionLimits.REFERENCES, Duration.ofMinutes(10));
    var cpuBefore = workers.pids().stream().mapToLong(PictureBench::cpuMillis).sum();
    long start = System.nanoTime();
    var out = pictures.prepare(photo, LIMITS, folder.resolve("darkroom"));
    long wallMillis = (System.nanoTime() - start) / 1_000_000;
    long pid = workers.pids().iterator().next();
    return line(
        "darkroom", round, wallMillis, cpuMillis(pid) - cpuBefore, Memory.peakBytes(pid), out);
  }

  private static long cpuMillis(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .map(Duration::toMillis)
        .orElse(0L);
  }

  private static String run(int round, Tool tool, Path photo, Path folder)
      throws IOException, InterruptedException {
    var out = folder.resolve(tool.name + ".jpg");
    var command = new ArrayList<>(List.of("sh", "-c", "\"$@\"; times", "sh"));
    for (var part : tool.command)
      command.add(part.replace("IN", photo.toString()).replace("OUT", out.toString()));
    long start = System.nanoTime();
    var said = output(command);
    long wallMillis = (System.nanoTime() - start) / 1_000_000;
    var times = TIMES.matcher(said.strip());
    if (!times.find()) throw new IllegalStateException(tool.name + " said " + said);
    return line(tool.name, round, wallMillis, millis(times.toMatchResult()), 0, out);
  }

  private static long millis(MatchResult times) {
    double user = 60 * Double.parseDouble(times.group(1)) + Double.parseDouble(times.group(2));
    double system = 60 * Double.parseDouble(times.group(3)) + Double.parseDouble(times.group(4));
    return Math.round(1_000 * (user + system));
  }

  private static String line(
      String tool, int round, long wallMillis, long cpuMillis, long peakBytes, Path out) {
    try {
      return """
      {"bench":"picture","tool":"%s","present":true,"round":%d,"wallMillis":%d,"cpuMillis":%d,\
      "peakRssMb":%s,"outBytes":%d}\
      """
          .formatted(
              tool,
              round,
              wallMillis,
              cpuMillis,
              peakBytes == 0 ? "null" : Long.toString(peakBytes >> 20),
              Files.size(out));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean isThere(Tool tool) throws InterruptedException {
    try {
      return output(tool.version).contains(tool.proof);
    } catch (IOException notInstalled) {
      return false;
    }
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var text =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    var _ = process.waitFor();
    return text;
  }
}
