package dev.darkroom.media.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.darkroom.media.MediaType;
import dev.darkroom.media.worker.PictureWork;
import dev.darkroom.media.worker.WorkerListener;
import dev.darkroom.media.worker.WorkerTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;

/// Makes an output fit under an upload limit: JPEG, or WebP when it is not opaque.
public final class FitTask implements WorkerTask {
  @Override
  public String name() {
    return PictureWork.Fit.TASK;
  }

  @Override
  public JsonNode run(JsonNode input, WorkerListener listener) throws IOException {
    var work = PictureWork.read(input, PictureWork.Fit.class);
    var folder = Files.createDirectories(Path.of(work.folder()));
    Optional<Path> smaller = fit(Path.of(work.file()), work.sizeBytesMax(), folder);
    return smaller
        .<JsonNode>map(file -> TextNode.valueOf(file.toString()))
        .orElse(NullNode.instance);
  }

  private static Optional<Path> fit(Path file, long sizeBytesMax, Path folder) throws IOException {
    var image = Decoder.read(file);
    var types = EnumSet.of(MediaType.JPEG, MediaType.WEBP);
    return Ladder.of(image, types, sizeBytesMax).descend(image, folder.resolve(nameFor(file)));
  }

  private static String nameFor(Path file) {
    var name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return "smaller-" + (dot > 0 ? name.substring(0, dot) : name);
  }
}
