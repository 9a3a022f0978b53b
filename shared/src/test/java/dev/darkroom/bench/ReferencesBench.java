package dev.darkroom.bench;

import dev.darkroom.media.DiskMediaStore;
import dev.darkroom.media.Inspection;
import dev.darkroom.media.MediaFacts;
import dev.darkroom.media.MediaRef;
import dev.darkroom.media.MediaType;
import dev.darkroom.media.OddFiles;
import dev.darkroom.media.PictureLimits;
import dev.darkroom.media.Pictures;
import dev.darkroom.media.inspect.InspectionLimits;
import dev.darkroom.media.worker.ProcessMediaWorkers;
import dev.darkroom.media.worker.WorkerPictures;
import dev.darkroom.media.worker.WorkerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// How much memory the references of many generations take at once: each is a photograph of 12
/// megapixels with a phone's metadata that is inspected, stripped, kept, and prepared for a model.
/// Run with the heap of the smallest machine (`-Xmx512m`). One JSON line on standard output.
///
/// `-Dbench.generations=`, `-Dbench.workers=`
public final class ReferencesBench {
  private static final int GENERATIONS = Integer.getInteger("bench.generations", 200);
  private static final int WORKERS = Integer.getInteger("bench.workers", 2);
  private static final Set<MediaType> TYPES = Set.of(MediaType.JPEG, MediaType.PNG);
  private static final PictureLimits AS_THEY_ARE =
      new PictureLimits(Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, TYPES);
  private static final PictureLimits OF_A_MODEL = new PictureLimits(2048, 1 << 22, 7 << 20, TYPES);

  private final Pictures pictures;
  private final DiskMediaStore store;

  private ReferencesBench(Pictures pictures, DiskMediaStore store) {
    this.pictures = pictures;
    this.store = store;
  }

  @SuppressWarnings("SystemOut") // The result.
  public static void main(String[] arguments) throws Exception {
    var folder = Files.createTempDirectory("bench-");
    var photo = photo(folder);
    var store =
        new DiskMediaStore(
            folder.resolve("media"), InstantSource.system(), Long.MAX_VALUE, Duration.ZERO);
    Map<Long, Long> peaks = new ConcurrentHashMap<>();
    Memory.forgetHeapPeak();
    long start = System.nanoTime();
    try (var workers =
            new ProcessMediaWorkers(
                new WorkerSettings(WORKERS, 512, Duration.ofMinutes(5), java.util.List.of()));
        var watch = Executors.newSingleThreadScheduledExecutor();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var _ =
          watch.scheduleWithFixedDelay(
              () ->
                  workers.pids().forEach(pid -> peaks.merge(pid, Memory.peakBytes(pid), Math::max)),
              100,
              100,
              TimeUnit.MILLISECONDS);
      var bench =
          new ReferencesBench(
              new WorkerPictures(workers, InspectionLimits.REFERENCES, Duration.ofMinutes(10)),
              store);
      var all =
          threads.invokeAll(
              IntStream.range(0, GENERATIONS)
                  .<Callable<Path>>mapToObj(i -> () -> bench.reference(i, photo))
                  .toList());
      for (var one : all) {
        var _ = one.get();
      }
      watch.shutdownNow();
    }
    System.out.println(line(peaks, (System.nanoTime() - start) / 1_000_000));
  }

  private static Path photo(Path folder) throws IOException {
    // Made in a frame of its own: the pixels must be garbage before the counting starts.
    return OddFiles.file(
        folder,
        "in.jpg",
        OddFiles.withExif(OddFiles.coded(OddFiles.photo(4000, 3000, 1), "jpg"), 6));
  }

  private Path reference(int index, Path photo) {
    facts(photo);
    var name = "generation-" + index;
    var bare = pictures.prepare(photo, AS_THEY_ARE, store.workFolder(name + "-bare"));
    MediaRef kept = store.keep(index + "/ref-1", bare, facts(bare));
    return pictures.prepare(store.open(kept).orElseThrow(), OF_A_MODEL, store.workFolder(name));
  }

  private MediaFacts facts(Path file) {
    return switch (pictures.inspect(file)) {
      case Inspection.Accepted(var facts) -> facts;
      case Inspection.Rejected(_, var sentence) -> throw new IllegalStateException(sentence);
    };
  }

  private static String line(Map<Long, Long> peaks, long wallMillis) {
    return """
    {"bench":"references","generations":%d,"megapixels":12,"heapMaxMb":%d,"heapPeakMb":%d,\
    "peakRssMb":%d,"workers":%d,"workerHeapMaxMb":512,"workerPeakRssMb":%d,"wallMillis":%d}\
    """
        .formatted(
            GENERATIONS,
            Runtime.getRuntime().maxMemory() >> 20,
            Memory.heapPeakBytes() >> 20,
            Memory.peakBytes(ProcessHandle.current().pid()) >> 20,
            WORKERS,
            peaks.values().stream().mapToLong(Long::longValue).max().orElse(0) >> 20,
            wallMillis);
  }
}
