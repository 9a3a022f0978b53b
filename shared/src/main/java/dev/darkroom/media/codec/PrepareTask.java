package dev.darkroom.media.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.darkroom.media.PictureException;
import dev.darkroom.media.PictureLimits;
import dev.darkroom.media.inspect.Header;
import dev.darkroom.media.worker.PictureWork;
import dev.darkroom.media.worker.WorkerListener;
import dev.darkroom.media.worker.WorkerTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/// Makes a picture ready for whoever takes it next: upright sRGB without metadata, within limits.
public final class PrepareTask implements WorkerTask {
  @Override
  public String name() {
    return PictureWork.Prepare.TASK;
  }

  @Override
  public JsonNode run(JsonNode input, WorkerListener listener) throws IOException {
    var work = PictureWork.read(input, PictureWork.Prepare.class);
    var folder = Files.createDirectories(Path.of(work.folder()));
    return TextNode.valueOf(prepare(Path.of(work.file()), work.limits(), folder).toString());
  }

  private static Path prepare(Path file, PictureLimits limits, Path folder) throws IOException {
    var header = Header.read(file);
    var stem = folder.resolve(nameFor(file));
    if (complies(header, Files.size(file), limits)) {
      var copy = stem.resolveSibling(stem.getFileName() + "." + header.type().extension());
      // What cannot be decoded must not go out either.
      var _ = Decoder.readWithin(file, 64, 64 * 64);
      return Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    var image = Decoder.readWithin(file, limits.sidePxMax(), limits.areaPxMax());
    return Ladder.of(image, limits.types(), limits.sizeBytesMax())
        .descend(image, stem)
        .orElseThrow(() ->
            new PictureException(
                "The picture cannot be made smaller than %d kB; send another one."
                    .formatted(limits.sizeBytesMax() / 1000)));
  }

  private static boolean complies(Header header, long sizeBytes, PictureLimits limits) {
    int longest = Math.max(header.widthPx(), header.heightPx());
    return header.bare()
        && limits.types().contains(header.type())
        && longest <= limits.sidePxMax()
        && (long) header.widthPx() * header.heightPx() <= limits.areaPxMax()
        && sizeBytes <= limits.sizeBytesMax();
  }

  /// The same for the same file, so that a repeat overwrites; different for files of the same name.
  private static String nameFor(Path file) {
    var path = file.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
    return "prepared-" + UUID.nameUUIDFromBytes(path);
  }
}
