package dev.darkroom.media.codec;

import dev.darkroom.media.MediaType;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Encodes a picture ever smaller until it fits: first by quality, then by size.
final class Ladder {
  private static final double STEP = 0.85;
  private static final int SIDE_PX_MIN = 64;

  private final List<Rung> rungs;
  private final long sizeBytesMax;

  /// One way to encode; the quality of PNG is always 1.
  private record Rung(MediaType type, double quality) {}

  private Ladder(List<Rung> rungs, long sizeBytesMax) {
    this.rungs = rungs;
    this.sizeBytesMax = sizeBytesMax;
  }

  /// The ways to encode that picture in one of those types: what keeps its transparency comes first
  /// when it has some. A photograph as PNG takes many times the bytes and is the last resort.
  static Ladder of(BufferedImage image, Set<MediaType> types, long sizeBytesMax) {
    var rungs = new ArrayList<Rung>();
    boolean alpha = image.getColorModel().hasAlpha();
    boolean webp = types.contains(MediaType.WEBP) && Natives.available();
    if (alpha && types.contains(MediaType.PNG)) rungs.add(new Rung(MediaType.PNG, 1));
    if (alpha && webp) rungs.add(new Rung(MediaType.WEBP, 0.92));
    if (!alpha && types.contains(MediaType.JPEG)) addJpeg(rungs);
    if (rungs.isEmpty() && webp) rungs.add(new Rung(MediaType.WEBP, 0.92));
    if (rungs.isEmpty() && types.contains(MediaType.PNG)) rungs.add(new Rung(MediaType.PNG, 1));
    if (rungs.isEmpty()) addJpeg(rungs);
    return new Ladder(rungs, sizeBytesMax);
  }

  private static void addJpeg(List<Rung> rungs) {
    rungs.add(new Rung(MediaType.JPEG, 0.95));
    rungs.add(new Rung(MediaType.JPEG, 0.90));
  }

  /// Writes the first version that fits beside `stem`.
  ///
  /// @return empty, with nothing left behind, when even a very small one does not fit
  Optional<Path> descend(BufferedImage image, Path stem) throws IOException {
    var current = image;
    while (true) {
      for (var rung : rungs) {
        var file = stem.resolveSibling(stem.getFileName() + "." + rung.type().extension());
        write(current, rung, file);
        if (Files.size(file) <= sizeBytesMax) return Optional.of(file);
        Files.delete(file);
      }
      var smaller = smaller(Resize.dimensions(current));
      if (Math.min(smaller.widthPx(), smaller.heightPx()) < SIDE_PX_MIN) return Optional.empty();
      current = Resize.to(current, smaller);
    }
  }

  private static Resize.Dimensions smaller(Resize.Dimensions from) {
    return new Resize.Dimensions(
        (int) Math.round(from.widthPx() * STEP), (int) Math.round(from.heightPx() * STEP));
  }

  private static void write(BufferedImage image, Rung rung, Path file) throws IOException {
    switch (rung.type()) {
      case JPEG -> Encoder.jpeg(image, rung.quality(), file);
      case PNG -> Encoder.png(image, file);
      case WEBP -> Encoder.webp(image, rung.quality(), file);
      case GIF, BMP, TIFF, HEIC, AVIF, MP4 -> throw new IllegalArgumentException(rung.toString());
    }
  }
}
