package dev.darkroom.media.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.darkroom.media.MediaType;
import dev.darkroom.media.Mp4;
import dev.darkroom.media.video.SmallerClip;
import dev.darkroom.media.worker.PictureWork;
import dev.darkroom.media.worker.WorkerListener;
import dev.darkroom.media.worker.WorkerTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;

/// Makes an output fit under an upload limit: JPEG, or WebP when it is not opaque; for a clip a
/// smaller MP4.
public final class FitTask implements WorkerTask {
  @Override
  public String name() {
    return PictureWork.Fit.TASK;
  }

  @Override
  public JsonNode run(JsonNode input, WorkerListener listener) throws IOException {
    var work = PictureWork.read(input, PictureWork.Fit.class);
    var folder = Files.createDirectories(Path.of(work.folder()));
    var file = Path.of(work.file());
    Optional<Path> smaller =
        switch (Mp4.read(file)) {
          case Mp4.Playable _ -> fitClip(file, work.sizeBytesMax(), folder, listener);
          case Mp4.Unplayable _ -> fit(file, work.sizeBytesMax(), folder);
        };
    return smaller
        .<JsonNode>map(file -> TextNode.valueOf(file.toString()))
        .orElse(NullNode.instance);
  }

  private static Optional<Path> fit(Path file, long sizeBytesMax, Path folder) throws IOException {
    var image = Decoder.read(file);
    var types = EnumSet.of(MediaType.JPEG, MediaType.WEBP);
    return Ladder.of(image, types, sizeBytesMax).descend(image, folder.resolve(nameFor(file)));
  }

  private static Optional<Path> fitClip(
      Path clip, long sizeBytesMax, Path folder, WorkerListener listener) throws IOException {
    var target = folder.resolve(nameFor(clip) + ".mp4");
    return SmallerClip.write(clip, sizeBytesMax, target, listener)
        ? Optional.of(target)
        : Optional.empty();
  }

  private static String nameFor(Path file) {
    var name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return "smaller-" + (dot > 0 ? name.substring(0, dot) : name);
  }
}
