package dev.darkroom.queue;

import dev.darkroom.media.Change;
import dev.darkroom.media.Inspection;
import dev.darkroom.media.MediaFacts;
import dev.darkroom.media.MediaType;
import dev.darkroom.media.PictureLimits;
import dev.darkroom.media.Pictures;
import dev.darkroom.media.Region;
import dev.darkroom.media.Rights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Takes every file that is there for a picture: these tests are about the way, not the pixels.
final class PlainPictures implements Pictures {
  @Override
  public Inspection inspect(Path file) {
    return Files.isRegularFile(file)
        ? new Inspection.Accepted(new MediaFacts(MediaType.JPEG, 64, 64, 1, Duration.ZERO, false))
        : new Inspection.Rejected(Inspection.Problem.NOT_A_PICTURE, "That is not a picture.");
  }

  @Override
  public Path prepare(Path file, PictureLimits limits, Path folder) {
    return file;
  }

  @Override
  public Optional<Path> fitUnder(Path file, long sizeBytesMax, Path folder) {
    return Optional.of(file);
  }

  @Override
  public Change compare(Path before, Path after, Optional<Region> region, Path folder) {
    return new Change.Measured(1, 1, after);
  }

  @Override
  public void contactSheet(String title, List<Tile> tiles, Path target) {}

  @Override
  public void mark(Path file, Rights rights) {}
}
