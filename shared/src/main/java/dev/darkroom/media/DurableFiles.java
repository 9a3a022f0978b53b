package dev.darkroom.media;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// File operations that survive a power cut once they return.
final class DurableFiles {
  private DurableFiles() {}

  /// A copy whose content has reached the disk.
  static void copy(Path from, Path to) throws IOException {
    try (var source = FileChannel.open(from);
        var target =
            FileChannel.open(
                to,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
      long size = source.size();
      for (long done = 0; done < size; ) {
        long moved = source.transferTo(done, size - done, target);
        if (moved <= 0) throw new IOException(from + " became shorter while it was copied");
        done += moved;
      }
      target.force(true);
    }
  }

  /// Puts a complete file in place: readers see the old one or the new one, whole.
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(folderOf(to));
  }

  /// Makes the folder and those above it that are missing.
  static void createFolders(Path folder) throws IOException {
    if (Files.isDirectory(folder)) return;
    createFolders(folderOf(folder));
    Files.createDirectories(folder);
    forceFolder(folderOf(folder));
  }

  /// Removes the folder and all in it; nothing happens when it is not there. Links are removed, not
  /// followed.
  static void deleteTree(Path folder) throws IOException {
    try {
      var _ = Files.walkFileTree(folder, new Deleter());
    } catch (NoSuchFileException gone) {
      // That is what was wanted.
    }
  }

  /// The folder that a file or folder stands in.
  static Path folderOf(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "the root is in no folder");
  }

  /// The names in a folder reach the disk separately from the files.
  private static void forceFolder(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static final class Deleter extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
        throws IOException {
      if (problem != null) throw problem;
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
