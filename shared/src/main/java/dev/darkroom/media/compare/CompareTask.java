package dev.darkroom.media.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.media.codec.Decoder;
import dev.darkroom.media.codec.Encoder;
import dev.darkroom.media.inspect.Header;
import dev.darkroom.media.worker.PictureWork;
import dev.darkroom.media.worker.WorkerListener;
import dev.darkroom.media.worker.WorkerTask;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Compares two pictures, see [dev.darkroom.media.Pictures#compare].
public final class CompareTask implements WorkerTask {
  private static final double HEAT_MAP_QUALITY = 0.9;

  @Override
  public String name() {
    return PictureWork.Compare.TASK;
  }

  @Override
  public JsonNode run(JsonNode input, WorkerListener listener) throws IOException {
    var work = PictureWork.read(input, PictureWork.Compare.class);
    return PictureWork.JSON.valueToTree(compared(work));
  }

  private static PictureWork.Compared compared(PictureWork.Compare work) throws IOException {
    var before = Path.of(work.before());
    var comparison =
        Comparison.of(
            read(before),
            read(Path.of(work.after())),
            Optional.ofNullable(work.region()),
            Header.read(before).seenWidthPx());
    if (comparison.isEmpty()) return new PictureWork.Compared(0, 0, null);
    var measured = comparison.get();
    var heatMap = Path.of(work.folder(), "heat-map.jpg");
    Encoder.jpeg(HeatMap.of(measured), HEAT_MAP_QUALITY, heatMap);
    return new PictureWork.Compared(
        measured.unchangedShare(), measured.similarity(), heatMap.toString());
  }

  private static BufferedImage read(Path file) throws IOException {
    return Decoder.readWithin(file, Comparison.SIDE_PX_MAX, Comparison.AREA_PX_MAX);
  }
}
