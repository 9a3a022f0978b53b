package dev.darkroom.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps media in a folder of the local disk: `kept/` for references and outputs, `incoming/` for
/// files not yet whole, `work/` for work in progress. One process at a time may use the folder.
public final class DiskMediaStore implements MediaStore {
  private static final Logger log = LoggerFactory.getLogger(DiskMediaStore.class);

  private final Path kept;
  private final Path incoming;
  private final Path work;
  private final DiskQuota quota;
  private final AtomicLong incomingNumber = new AtomicLong();

  /// Opens the folder, makes it if it is not there, and sweeps what an earlier process left half
  /// done.
  ///
  /// @param keptAtLeast younger files never make room for new ones
  /// @param sizeBytesMax most bytes of all kept files
  public DiskMediaStore(Path folder, InstantSource clock, long sizeBytesMax, Duration keptAtLeast) {
    // Paths are compared with what the disk lists, which is absolute.
    var home = folder.toAbsolutePath().normalize();
    this.kept = home.resolve("kept");
    this.incoming = home.resolve("incoming");
    this.work = home.resolve("work");
    try {
      DurableFiles.deleteTree(work);
      DurableFiles.deleteTree(incoming);
      for (var part : new Path[] {kept, incoming, work}) Files.createDirectories(part);
      this.quota = new DiskQuota(kept, clock, sizeBytesMax, keptAtLeast);
    } catch (IOException e) {
      throw failed("The media folder " + folder + " cannot be used", e);
    }
  }

  @Override
  public MediaRef keep(String id, Path file, MediaFacts facts) {
    try {
      long sizeBytes = Files.size(file);
      var ref =
          new MediaRef(
              id, facts.type(), sizeBytes, facts.widthPx(), facts.heightPx(), facts.length());
      var target = path(ref);
      quota.makeRoom(sizeBytes);
      var copy = incoming.resolve(Long.toString(incomingNumber.incrementAndGet()));
      try {
        DurableFiles.copy(file, copy);
        DurableFiles.createFolders(DurableFiles.folderOf(target));
        quota.put(copy, target);
        eraseOtherVersions(target);
      } finally {
        var _ = Files.deleteIfExists(copy);
      }
      return ref;
    } catch (IOException e) {
      throw failed("A file could not be stored", e);
    }
  }

  @Override
  public Optional<Path> open(MediaRef ref) {
    return Optional.of(path(ref)).filter(Files::isRegularFile);
  }

  @Override
  public void erase(MediaRef ref) {
    try {
      quota.erase(path(ref));
    } catch (IOException e) {
      throw failed("A file could not be erased", e);
    }
  }

  @Override
  public Path workFolder(String name) {
    var safe = name.replaceAll("[^A-Za-z0-9_-]", "_");
    if (safe.isEmpty()) throw new IllegalArgumentException("a work folder needs a name");
    var folder = work.resolve(safe);
    try {
      DurableFiles.deleteTree(folder);
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw failed("The work folder " + safe + " could not be made", e);
    }
  }

  /// An id has no dots and starts with neither slash nor dash, so its path stays inside.
  private Path path(MediaRef ref) {
    return kept.resolve(ref.id() + "." + ref.type().extension());
  }

  /// A repeat may have come out as another type; only the last one counts.
  private void eraseOtherVersions(Path target) throws IOException {
    var name = target.getFileName().toString();
    var stem = name.substring(0, name.lastIndexOf('.'));
    try (var versions = Files.newDirectoryStream(DurableFiles.folderOf(target), stem + ".*")) {
      for (var version : versions) if (!version.equals(target)) quota.erase(version);
    }
  }

  private static MediaStoreException failed(String what, IOException cause) {
    log.atError().setCause(cause).log("media store failed");
    return new MediaStoreException(what + ": " + cause.getMessage(), cause);
  }
}
