package dev.darkroom.surface.status;

import dev.darkroom.generation.BatchId;
import dev.darkroom.generation.Generation;
import dev.darkroom.media.MediaStore;
import dev.darkroom.media.PictureException;
import dev.darkroom.media.Pictures;
import dev.darkroom.media.Pictures.Tile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Draws the results of a batch on one sheet.
public final class BatchSheets {
  private static final Logger log = LoggerFactory.getLogger(BatchSheets.class);

  private final MediaStore store;
  private final Pictures pictures;

  public BatchSheets(MediaStore store, Pictures pictures) {
    this.store = store;
    this.pictures = pictures;
  }

  /// @return empty where nothing came, or nothing can be drawn
  Optional<Path> draw(BatchId batch, String title, List<Generation> generations) {
    var tiles = new ArrayList<Tile>();
    for (int i = 0; i < generations.size(); i++) {
      int number = i + 1;
      var generation = generations.get(i);
      for (var output : generation.outputs())
        store
            .open(output.media())
            .ifPresent(file -> tiles.add(new Tile(file, number + " · " + generation.id())));
    }
    if (tiles.isEmpty()) return Optional.empty();
    var target = store.workFolder("batch-" + generations.getFirst().id().value());
    try {
      var sheet = target.resolve("darkroom-batch-" + generations.getFirst().id().value() + ".jpg");
      pictures.contactSheet(title, tiles, sheet);
      return Optional.of(sheet);
    } catch (PictureException undrawn) {
      log.atWarn()
          .addKeyValue("batch", batch.value())
          .addKeyValue("why", undrawn.sentence())
          .log("no contact sheet");
      return Optional.empty();
    }
  }

  /// Removes a sheet that was sent.
  static void discard(Path sheet) {
    try {
      Files.deleteIfExists(sheet);
    } catch (IOException kept) {
      log.atDebug().setCause(kept).log("sheet not removed");
    }
  }
}
