package dev.darkroom.bench;

import dev.darkroom.media.inspect.InspectionLimits;
import dev.darkroom.media.inspect.Inspector;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.SampleTask;
import dev.darkroom.provider.http.Downloads;
import dev.darkroom.provider.http.Result;
import dev.darkroom.provider.http.Results;
import dev.darkroom.provider.http.ServiceSettings;
import dev.darkroom.provider.standin.FalStandIn;
import dev.darkroom.store.ChildProgram;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/// How much heap large results take while many of them arrive at once, and how often each of their
/// bytes passes through this process: clips of 50 MB, fetched and checked as every adapter does it,
/// from a server in a process of its own. One JSON line on standard output.
///
/// `-Dbench.clips=`, `-Dbench.megabytes=`
public final class ClipsBench {
  private static final int CLIPS = Integer.getInteger("bench.clips", 200);
  private static final int MEGABYTES = Integer.getInteger("bench.megabytes", 50);
  private static final long BYTES = (long) MEGABYTES << 20;
  private static final int SECONDS = 8;

  private ClipsBench() {}

  public static void main(String[] arguments) throws Exception {
    var folder = Files.createTempDirectory("darkroom-bench");
    var server = ChildProgram.prepare(Server.class).redirectErrorStream(true).start();
    try (var said = server.inputReader(StandardCharsets.UTF_8)) {
      measure(folder, said.readLine());
    } finally {
      var _ = server.destroyForcibly().waitFor();
    }
  }

  @SuppressWarnings("SystemOut") // The figures.
  private static void measure(Path folder, String address) throws Exception {
    var base = URI.create(address);
    var settings =
        new ServiceSettings(
            "bench",
            base,
            List.of(),
            true,
            Duration.ofSeconds(10),
            Duration.ofMinutes(10),
            Duration.ofSeconds(1),
            List.of("127.0.0.1"),
            1 << 20,
            2 * BYTES);
    var results =
        new Results(
            new Downloads(settings, _ -> {}), new Inspector(InspectionLimits.OUTPUTS)::inspect);
    fetch(results, folder, address);
    Memory.forgetHeapPeak();
    long before = throughThisProcess();
    long begin = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, CLIPS)
              .<Future<?>>mapToObj(_ -> threads.submit(() -> fetch(results, folder, address)))
              .toList();
      for (var one : all) {
        var _ = one.get();
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    double passed = (throughThisProcess() - before) / (double) (BYTES * CLIPS);
    System.out.printf(
        "{\"clips\":%d,\"megabytes_each\":%d,\"seconds\":%.1f,\"heap_max_mb\":%d,"
            + "\"heap_peak_mb\":%.1f,\"passes_of_every_byte\":%.2f}%n",
        CLIPS,
        MEGABYTES,
        seconds,
        Runtime.getRuntime().maxMemory() >> 20,
        Memory.heapPeakBytes() / 1e6,
        passed);
  }

  private static void fetch(Results results, Path folder, String address) {
    var task = SampleTask.clip("clip", SECONDS).in(folder, "bench");
    var answer =
        results.ofPoll(task, List.of(new Result.At(address + "clip.mp4", OptionalLong.empty())));
    if (!(answer instanceof ProviderAnswer.Finished(var outputs, _)))
      throw new IllegalStateException("not fetched: " + answer);
    try {
      Files.delete(outputs.getFirst().file());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Bytes that this process read and wrote, sockets and files alike.
  private static long throughThisProcess() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/io"))) {
      return lines
          .filter(line -> line.startsWith("rchar:") || line.startsWith("wchar:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    }
  }

  /// Serves one clip that is blown up by a box that players skip, until its input ends.
  static final class Server {
    private Server() {}

    @SuppressWarnings("SystemOut") // The parent reads the address.
    public static void main(String[] arguments) throws IOException {
      var clip = new Buffer().write(large());
      var server = new MockWebServer();
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return new MockResponse.Builder()
                  .setHeader("Content-Type", "video/mp4")
                  .body(clip.clone())
                  .build();
            }
          });
      server.start(InetAddress.getLoopbackAddress(), 0);
      System.out.println(server.url("/"));
      var _ = System.in.transferTo(OutputStream.nullOutputStream());
      Runtime.getRuntime().halt(0);
    }

    private static byte[] large() throws IOException {
      try (var in = FalStandIn.class.getResourceAsStream("clip-" + SECONDS + "s.mp4")) {
        if (in == null) throw new IllegalStateException("no clip of " + SECONDS + " seconds");
        var clip = in.readAllBytes();
        int padding = (int) BYTES - clip.length;
        return ByteBuffer.allocate((int) BYTES)
            .put(clip)
            .putInt(padding)
            .put("free".getBytes(StandardCharsets.US_ASCII))
            .array();
      }
    }
  }
}
