package dev.darkroom.media.inspect;

import dev.darkroom.media.Inspection;
import dev.darkroom.media.Inspection.Accepted;
import dev.darkroom.media.Inspection.Problem;
import dev.darkroom.media.Inspection.Rejected;
import dev.darkroom.media.MediaFacts;
import dev.darkroom.media.MediaType;
import dev.darkroom.media.Mp4;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Looks at a file's header, decodes nothing, and says whether it may come in. Time is bounded by
/// the file's size and memory by a small window, whatever the header claims.
public final class Inspector {
  private final InspectionLimits limits;

  public Inspector(InspectionLimits limits) {
    this.limits = limits;
  }

  /// Never throws for what is in the file; a file that cannot be read at all counts as damaged.
  public Inspection inspect(Path file) {
    if (!Files.isRegularFile(file))
      return new Rejected(Problem.NOT_A_PICTURE, "There is no such file; attach a picture.");
    try (var channel = FileChannel.open(file)) {
      return inspect(file, new FileBytes(channel));
    } catch (DamagedException damage) {
      return new Rejected(Problem.DAMAGED, damage.sentence());
    } catch (IOException e) {
      return new Rejected(
          Problem.DAMAGED, "The file could not be read on this server; please send it again.");
    }
  }

  private Inspection inspect(Path file, FileBytes bytes) throws IOException {
    if (bytes.size() == 0)
      return new Rejected(Problem.EMPTY, "The file is empty (0 bytes); please send it again.");
    var type = Signature.of(bytes);
    if (type.isEmpty())
      return new Rejected(
          Signature.isKnownOther(bytes) ? Problem.UNSUPPORTED_TYPE : Problem.NOT_A_PICTURE,
          Signature.sentenceAboutOther(bytes));
    if (type.get() == MediaType.MP4) return clip(file, bytes.size());
    if (bytes.size() > limits.pictureBytesMax())
      return tooManyBytes("picture", bytes.size(), limits.pictureBytesMax());
    return picture(Header.parse(type.get(), bytes, limits.framesMax()));
  }

  private Inspection picture(Header header) {
    int width = header.seenWidthPx();
    int height = header.seenHeightPx();
    if (Math.max(width, height) > limits.sidePxMax())
      return tooManyPixels(width, height, "%d pixels on a side".formatted(limits.sidePxMax()));
    if ((long) width * height > limits.areaPxMax())
      return tooManyPixels(
          width, height, "%d megapixels".formatted(limits.areaPxMax() / 1_000_000));
    if (Math.min(width, height) < limits.sidePxMin())
      return new Rejected(
          Problem.TOO_SMALL,
          "The picture is only %d x %d pixels; send one of at least %d on each side."
              .formatted(width, height, limits.sidePxMin()));
    if (header.frames() > limits.framesMax())
      return new Rejected(
          Problem.TOO_MANY_FRAMES,
          "The animation has more than %d frames; send a single picture."
              .formatted(limits.framesMax()));
    return new Accepted(
        new MediaFacts(header.type(), width, height, header.frames(), Duration.ZERO, false));
  }

  private Inspection clip(Path file, long sizeBytes) throws IOException {
    if (sizeBytes > limits.clipBytesMax())
      return tooManyBytes("clip", sizeBytes, limits.clipBytesMax());
    return switch (Mp4.read(file)) {
      case Mp4.Playable clip ->
          new Accepted(
              new MediaFacts(
                  MediaType.MP4, clip.widthPx(), clip.heightPx(), 1, clip.length(), clip.audio()));
      case Mp4.Unplayable(var why) ->
          new Rejected(
              Problem.DAMAGED, "The clip cannot be played: " + why + ". Send it again as MP4.");
    };
  }

  private static Inspection tooManyPixels(int width, int height, String limit) {
    return new Rejected(
        Problem.TOO_MANY_PIXELS,
        "The picture is %d x %d pixels; at most %s are accepted. Scale it down and send it again."
            .formatted(width, height, limit));
  }

  private static Inspection tooManyBytes(String what, long size, long max) {
    return new Rejected(
        Problem.TOO_MANY_BYTES,
        "The %s has %.1f MB; at most %d MB are accepted. Save it smaller, for example as JPEG."
            .formatted(what, size / 1e6, max / 1_000_000));
  }
}
