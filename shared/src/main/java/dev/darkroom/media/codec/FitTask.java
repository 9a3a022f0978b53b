package dev.darkroom.media.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;

/// Makes an output fit under an upload limit: JPEG, or WebP when it is not opaque; for a clip a
/// smaller MP4.
public final class FitTask implements WorkerTask {
  private static final String NAME = "fit";
  private static final Duration DEADLINE = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Input(String file, long sizeBytesMax, String folder) {}

  /// Has a picture made to fit; see [dev.darkroom.media.Pictures#fitUnder].
  public static Optional<Path> fit(
      MediaWorkers workers, Path file, long sizeBytesMax, Path folder) {
    var input =
        new Input(
            file.toAbsolutePath().toString(), sizeBytesMax, folder.toAbsolutePath().toString());
    var answer = workers.run(NAME, JSON.valueToTree(input), DEADLINE, WorkerListener.SILENT);
    return answer.isNull() ? Optional.empty() : Optional.of(Path.of(answer.asText()));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JsonNode run(JsonNode input, WorkerListener listener) throws IOException {
    var work = JSON.treeToValue(input, Input.class);
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
