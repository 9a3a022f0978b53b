package dev.darkroom.media;

import java.nio.file.Path;
import java.util.Optional;

/// Where references and outputs are kept. Ids are chosen by the caller before the file exists, so
/// that a repeated step overwrites its own file instead of leaving a second one.
///
/// Every method throws [MediaStoreException] when the disk or the object store fails.
public interface MediaStore {
  /// Keeps a copy of `file` under `id`; after return it survives a power cut. Replaces what was
  /// there, whole or not at all.
  ///
  /// @param facts what inspection found, see [Pictures#inspect]
  MediaRef keep(String id, Path file, MediaFacts facts);

  /// A local file with the content, for reading only; empty when it is gone.
  Optional<Path> open(MediaRef ref);

  /// Removes it; nothing happens when it is gone already.
  void erase(MediaRef ref);

  /// A new, empty folder for work in progress of the generation or task `name`; an older one of the
  /// same name is emptied. Left-overs are swept at the next start.
  Path workFolder(String name);
}
