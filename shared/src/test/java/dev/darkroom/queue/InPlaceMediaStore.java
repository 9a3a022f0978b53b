package dev.darkroom.queue;

import dev.darkroom.media.MediaFacts;
import dev.darkroom.media.MediaRef;
import dev.darkroom.media.MediaStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers where files lie instead of copying them: for measuring the way without the disk that
/// pictures take.
final class InPlaceMediaStore implements MediaStore {
  private final Path folder;
  private final Map<String, Path> files = new ConcurrentHashMap<>();

  InPlaceMediaStore(Path folder) {
    this.folder = folder;
  }

  @Override
  public MediaRef keep(String id, Path file, MediaFacts facts) {
    files.put(id, file);
    return new MediaRef(id, facts.type(), 1, facts.widthPx(), facts.heightPx(), facts.length());
  }

  @Override
  public Optional<Path> open(MediaRef ref) {
    return Optional.ofNullable(files.get(ref.id()));
  }

  @Override
  public void erase(MediaRef ref) {
    files.remove(ref.id());
  }

  @Override
  public Path workFolder(String name) {
    try {
      return Files.createDirectories(folder.resolve("work-" + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
