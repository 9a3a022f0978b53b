package dev.darkroom.media.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.darkroom.media.Change;
import dev.darkroom.media.Inspection;
import dev.darkroom.media.PictureException;
import dev.darkroom.media.PictureLimits;
import dev.darkroom.media.Pictures;
import dev.darkroom.media.Region;
import dev.darkroom.media.Rights;
import dev.darkroom.media.codec.FitTask;
import dev.darkroom.media.codec.PrepareTask;
import dev.darkroom.media.inspect.InspectionLimits;
import dev.darkroom.media.inspect.Inspector;
import dev.darkroom.media.rights.Imprint;
import dev.darkroom.media.video.ShrinkClip;
import dev.darkroom.media.worker.MediaWorkers;
import dev.darkroom.media.worker.PictureWork;
import dev.darkroom.media.worker.WorkerException;
import dev.darkroom.media.worker.WorkerListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// [Pictures] by media worker processes; only headers and metadata are read in this process.
public final class WorkerPictures implements Pictures {
  private final MediaWorkers workers;
  private final Inspector inspector;
  private final Duration deadline;

  /// @param limits what may come in
  /// @param deadline how long one piece of work may take
  public WorkerPictures(MediaWorkers workers, InspectionLimits limits, Duration deadline) {
    this.workers = workers;
    this.inspector = new Inspector(limits);
    this.deadline = deadline;
  }

  @Override
  public Inspection inspect(Path file) {
    return inspector.inspect(file);
  }

  @Override
  public Path prepare(Path file, PictureLimits limits, Path folder) {
    return guarded(() -> PrepareTask.prepare(workers, file, limits, folder));
  }

  @Override
  public Optional<Path> fitUnder(Path file, long sizeBytesMax, Path folder) {
    if (size(file) <= sizeBytesMax) return Optional.of(file);
    boolean clip =
        inspect(file) instanceof Inspection.Accepted(var facts) && !facts.type().isPicture();
    return clip
        ? shrink(file, sizeBytesMax, folder)
        : guarded(() -> FitTask.fit(workers, file, sizeBytesMax, folder));
  }

  private Optional<Path> shrink(Path clip, long sizeBytesMax, Path folder) {
    var target = folder.resolve("smaller-" + clip.getFileName());
    var input =
        JsonNodeFactory.instance
            .objectNode()
            .put("clip", clip.toAbsolutePath().toString())
            .put("sizeBytesMax", sizeBytesMax)
            .put("target", target.toAbsolutePath().toString());
    return run(ShrinkClip.NAME, input).path("written").asBoolean()
        ? Optional.of(target)
        : Optional.empty();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Change compare(Path before, Path after, Optional<Region> region, Path folder) {
    var work =
        new PictureWork.Compare(
            absolute(before), absolute(after), region.orElse(null), absolute(folder));
    var compared =
        PictureWork.read(run(PictureWork.Compare.TASK, work.toJson()), PictureWork.Compared.class);
    var heatMap = compared.heatMap();
    return heatMap == null
        ? new Change.Reframed()
        : new Change.Measured(compared.unchangedShare(), compared.similarity(), Path.of(heatMap));
  }

  @Override
  public void contactSheet(String title, List<Tile> tiles, Path target) {
    var places =
        tiles.stream()
            .map(tile ->
                new PictureWork.Tile(
                    tile.pictures().stream().map(WorkerPictures::absolute).toList(),
                    tile.caption()))
            .toList();
    var work = new PictureWork.ContactSheet(title, places, absolute(target));
    var _ = run(PictureWork.ContactSheet.TASK, work.toJson());
  }

  @Override
  public void mark(Path file, Rights rights) {
    Imprint.write(file, rights);
  }

  private static String absolute(Path file) {
    return file.toAbsolutePath().toString();
  }

  private JsonNode run(String task, JsonNode input) {
    return guarded(() -> workers.run(task, input, deadline, WorkerListener.SILENT));
  }

  /// A worker that died over a picture says something about the picture.
  private static <T> T guarded(Supplier<T> work) {
    try {
      return work.get();
    } catch (WorkerException died) {
      throw new PictureException(
          switch (died.reason()) {
            case OUT_OF_MEMORY ->
                "The picture needs more memory than this server allows; send a smaller one.";
            case TIMED_OUT -> "The picture took too long to read; send it as a JPEG.";
            case DIED, CANCELLED ->
                "The picture cannot be read; save it anew as a JPEG and send that.";
          },
          died);
    }
  }
}
