package dev.darkroom.media;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

final class DiskMediaStoreContractTest extends MediaStoreContract {
  @Override
  protected MediaStore newStore(Path local) {
    return new DiskMediaStore(local, InstantSource.system(), 10_000_000, Duration.ofHours(1));
  }
}
