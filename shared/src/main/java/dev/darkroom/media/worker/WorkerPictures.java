package dev.darkroom.media.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.media.Change;
import dev.darkroom.media.Inspection;
import dev.darkroom.media.MediaType;
import dev.darkroom.media.PictureException;
import dev.darkroom.media.PictureLimits;
import dev.darkroom.media.Pictures;
import dev.darkroom.media.Region;
import dev.darkroom.media.Rights;
import dev.darkroom.media.inspect.InspectionLimits;
import dev.darkroom.media.inspect.Inspector;
import dev.darkroom.media.rights.Imprint;
import dev.darkroom.media.worker.WorkerException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// [Pictures] whose decoding happens in media workers. Headers are read, and metadata is written,
/// in this process: neither decodes anything.
public final class WorkerPictures implements Pictures {
  private static final Duration PICTURE_DEADLINE = Duration.ofMinutes(1);
  private static final Duration SHEET_DEADLINE = Duration.ofMinutes(3);
  private static final Duration CLIP_DEADLINE = Duration.ofMinutes(10);

  /// How often work is given to another worker when one died of it: once may be chance.
  private static final int TRIES = 2;

  private final MediaWorkers workers;
  private final Inspector inspector;
  private final Duration workMax;

  /// @param workMax longest that any piece of work may take
  public WorkerPictures(MediaWorkers workers, InspectionLimits limits, Duration workMax) {
    this.workers = workers;
    this.inspector = new Inspector(limits);
    this.workMax = workMax;
  }

  @Override
  public Inspection inspect(Path file) {
    return inspector.inspect(file);
  }

  @Override
  public Path prepare(Path file, PictureLimits limits, Path folder) {
    var work = new PictureWork.Prepare(text(file), limits, text(folder));
    return Path.of(run(PictureWork.Prepare.TASK, work.toJson(), PICTURE_DEADLINE).asText());
  }

  @Override
  public Optional<Path> fitUnder(Path file, long sizeBytesMax, Path folder) {
    if (size(file) <= sizeBytesMax) return Optional.of(file);
    var rights = rights(file);
    long room = sizeBytesMax - rights.map(Imprint::sizeBytesMax).orElse(0L);
    if (room <= 0) return Optional.empty();
    boolean clip =
        inspector.inspect(file) instanceof Inspection.Accepted(var facts)
            && facts.type() == MediaType.MP4;
    var smaller = clip ? shrinkClip(file, room, folder) : shrink(file, room, folder);
    // Encoding dropped what the file said about itself.
    smaller.ifPresent(it -> rights.ifPresent(said -> Imprint.write(it, said)));
    return smaller;
  }

  private static Optional<Rights> rights(Path file) {
    try {
      return Imprint.read(file);
    } catch (PictureException cannotCarryAny) {
      return Optional.empty();
    }
  }

  private Optional<Path> shrink(Path file, long sizeBytesMax, Path folder) {
    var work = new PictureWork.Fit(text(file), sizeBytesMax, text(folder));
    var answer = run(PictureWork.Fit.TASK, work.toJson(), PICTURE_DEADLINE);
    return answer.isNull() ? Optional.empty() : Optional.of(Path.of(answer.asText()));
  }

  private Optional<Path> shrinkClip(Path file, long sizeBytesMax, Path folder) {
    var target = inside(folder).resolve("smaller-" + file.getFileName());
    var work =
        PictureWork.JSON
            .createObjectNode()
            .put("clip", text(file))
            .put("sizeBytesMax", sizeBytesMax)
            .put("target", text(target));
    boolean written = run("shrink-clip", work, CLIP_DEADLINE).path("written").asBoolean();
    return written ? Optional.of(target) : Optional.empty();
  }

  private static Path inside(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Change compare(Path before, Path after, Optional<Region> region, Path folder) {
    var work =
        new PictureWork.Compare(text(before), text(after), region.orElse(null), text(folder));
    var answer = run(PictureWork.Compare.TASK, work.toJson(), PICTURE_DEADLINE);
    var compared = PictureWork.read(answer, PictureWork.Compared.class);
    var heatMap = compared.heatMap();
    return heatMap == null
        ? new Change.Reframed()
        : new Change.Measured(compared.unchangedShare(), compared.similarity(), Path.of(heatMap));
  }

  @Override
  public void contactSheet(String title, List<Tile> tiles, Path target) {
    var drawn =
        tiles.stream()
            .map(tile -> new PictureWork.Tile(texts(tile.pictures()), tile.caption()))
            .toList();
    var work = new PictureWork.ContactSheet(title, drawn, text(target));
    var _ = run(PictureWork.ContactSheet.TASK, work.toJson(), SHEET_DEADLINE);
  }

  @Override
  public void mark(Path file, Rights rights) {
    Imprint.write(file, rights);
  }

  private JsonNode run(String task, JsonNode input, Duration usual) {
    var deadline = usual.compareTo(workMax) < 0 ? usual : workMax;
    for (int attempt = 1; ; attempt++) {
      try {
        return workers.run(task, input, deadline, WorkerListener.SILENT);
      } catch (WorkerException e) {
        boolean again = e.reason() == Reason.DIED && attempt < TRIES;
        if (!again) throw forPeople(e);
      }
    }
  }

  /// A cancelled task says nothing about the file.
  private static RuntimeException forPeople(WorkerException e) {
    return switch (e.reason()) {
      case OUT_OF_MEMORY ->
          new PictureException(
              "The file needs more memory than this server gives to one; send a smaller one.", e);
      case TIMED_OUT ->
          new PictureException("The file took too long to work on; send a smaller one.", e);
      case DIED ->
          new PictureException(
              "The file cannot be worked on here; send it again as a JPEG or PNG.", e);
      case CANCELLED -> e;
    };
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> texts(List<Path> paths) {
    return paths.stream().map(WorkerPictures::text).toList();
  }

  private static String text(Path path) {
    return path.toAbsolutePath().toString();
  }
}
