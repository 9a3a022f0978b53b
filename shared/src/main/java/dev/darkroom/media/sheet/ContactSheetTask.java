package dev.darkroom.media.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.darkroom.media.codec.Decoder;
import dev.darkroom.media.codec.Encoder;
import dev.darkroom.media.worker.PictureWork;
import dev.darkroom.media.worker.WorkerListener;
import dev.darkroom.media.worker.WorkerTask;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// Draws a contact sheet, see [dev.darkroom.media.Pictures#contactSheet].
public final class ContactSheetTask implements WorkerTask {
  private static final double QUALITY = 0.9;

  @Override
  public String name() {
    return PictureWork.ContactSheet.TASK;
  }

  @Override
  public JsonNode run(JsonNode input, WorkerListener listener) throws IOException {
    var work = PictureWork.read(input, PictureWork.ContactSheet.class);
    var sheet = ContactSheet.draw(work.title(), work.tiles(), ContactSheetTask::read);
    Encoder.jpeg(sheet, QUALITY, Path.of(work.target()));
    return NullNode.instance;
  }

  private static BufferedImage read(String file) {
    try {
      int side = SheetLayout.WIDTH;
      return Decoder.readWithin(Path.of(file), 2 * side, (long) side * side);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
