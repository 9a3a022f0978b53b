package dev.darkroom.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts the bytes of a folder of files and keeps them under a limit: the oldest files make room,
/// young ones never do.
final class DiskQuota {
  private static final Logger log = LoggerFactory.getLogger(DiskQuota.class);

  private final Path folder;
  private final InstantSource clock;
  private final long sizeBytesMax;
  private final Duration keptAtLeast;
  private long usedBytes;

  DiskQuota(Path folder, InstantSource clock, long sizeBytesMax, Duration keptAtLeast)
      throws IOException {
    this.folder = folder;
    this.clock = clock;
    this.sizeBytesMax = sizeBytesMax;
    this.keptAtLeast = keptAtLeast;
    for (var file : files()) usedBytes += file.sizeBytes();
  }

  private record Aged(Path path, long sizeBytes, Instant changedAt) {}

  /// Erases the oldest files until that many bytes more would fit.
  ///
  /// @throws IOException when erasing all that are old enough would not do; none is erased then
  synchronized void makeRoom(long sizeBytes) throws IOException {
    long missing = usedBytes + sizeBytes - sizeBytesMax;
    if (missing <= 0) return;
    var youngest = clock.instant().minus(keptAtLeast);
    var old = files().stream().filter(file -> file.changedAt().isBefore(youngest)).toList();
    if (old.stream().mapToLong(Aged::sizeBytes).sum() < missing)
      throw new IOException(
          "the store is full (%d of %d MB)"
              .formatted(usedBytes / 1_000_000, sizeBytesMax / 1_000_000));
    int erased = 0;
    for (var file : old) {
      if (usedBytes + sizeBytes <= sizeBytesMax) break;
      erase(file.path());
      erased++;
    }
    log.atWarn().addKeyValue("erased", erased).log("media store full, oldest files erased");
  }

  /// Moves a complete file into the folder, in place of what was there.
  synchronized void put(Path file, Path target) throws IOException {
    long before = Files.exists(target) ? Files.size(target) : 0;
    long after = Files.size(file);
    DurableFiles.move(file, target);
    usedBytes += after - before;
  }

  /// Removes a file; nothing happens when it is gone already.
  synchronized void erase(Path file) throws IOException {
    try {
      long size = Files.size(file);
      Files.delete(file);
      usedBytes -= size;
    } catch (NoSuchFileException gone) {
      // That is what was wanted.
    }
  }

  /// All files, oldest first.
  private List<Aged> files() throws IOException {
    var files = new ArrayList<Aged>();
    try (var paths = Files.walk(folder)) {
      for (var path : (Iterable<Path>) paths::iterator) {
        if (!Files.isRegularFile(path)) continue;
        files.add(new Aged(path, Files.size(path), Files.getLastModifiedTime(path).toInstant()));
      }
    }
    files.sort(Comparator.comparing(Aged::changedAt));
    return files;
  }
}
