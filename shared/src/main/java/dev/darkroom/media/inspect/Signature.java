package dev.darkroom.media.inspect;

import dev.darkroom.media.MediaType;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a file is by its first bytes, whatever its name says.
final class Signature {
  private static final Set<String> HEIC_BRANDS =
      Set.of("heic", "heix", "heim", "heis", "hevc", "hevx");
  private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");

  /// Brands that only say "an image file"; what is in it stands in the compatible brands.
  private static final Set<String> HEIF_BRANDS = Set.of("mif1", "mif2", "msf1", "miaf");

  private static final int BRANDS_MAX = 32;
  private static final int LOOK_FOR_MARKUP_CHARS = 512;

  private Signature() {}

  static Optional<MediaType> of(FileBytes bytes) throws IOException {
    if (bytes.has(0, "\u00ff\u00d8\u00ff")) return Optional.of(MediaType.JPEG);
    if (bytes.has(0, "\u0089PNG\r\n\u001a\n")) return Optional.of(MediaType.PNG);
    if (bytes.has(0, "GIF87a") || bytes.has(0, "GIF89a")) return Optional.of(MediaType.GIF);
    if (bytes.has(0, "RIFF") && bytes.has(8, "WEBP")) return Optional.of(MediaType.WEBP);
    if (bytes.has(0, "II*\0") || bytes.has(0, "MM\0*")) return Optional.of(MediaType.TIFF);
    if (bytes.has(4, "ftyp")) return Optional.of(isoType(bytes));
    if (bytes.has(0, "BM") && bytes.size() > 26 && bytes.le32(14) <= 124)
      return Optional.of(MediaType.BMP);
    return Optional.empty();
  }

  private static MediaType isoType(FileBytes bytes) throws IOException {
    if (bytes.size() < 12) throw DamagedException.cutShort();
    var major = bytes.text(8, 4);
    if (HEIC_BRANDS.contains(major)) return MediaType.HEIC;
    if (AVIF_BRANDS.contains(major)) return MediaType.AVIF;
    if (!HEIF_BRANDS.contains(major)) return MediaType.MP4;
    long end = Math.min(bytes.size(), bytes.be32(0));
    for (long at = 16; at + 4 <= end && at < 16 + 4 * BRANDS_MAX; at += 4)
      if (AVIF_BRANDS.contains(bytes.text(at, 4))) return MediaType.AVIF;
    return MediaType.HEIC;
  }

  /// What to tell the person whose file is no picture that we take.
  static String sentenceAboutOther(FileBytes bytes) throws IOException {
    var opening =
        bytes.text(0, (int) Math.min(bytes.size(), LOOK_FOR_MARKUP_CHARS)).toLowerCase(Locale.ROOT);
    if (opening.contains("<svg"))
      return "SVG drawings are not accepted; export it as PNG and send that.";
    if (opening.contains("<!doctype html") || opening.contains("<html"))
      return "This is a web page, not a picture; save the picture itself and send that.";
    if (opening.startsWith("%pdf"))
      return "This is a PDF, not a picture; save the page as PNG and send that.";
    return "This is not a picture that can be read here, whatever its name says; send JPEG, PNG,"
        + " WebP, GIF, BMP, TIFF, HEIC or AVIF.";
  }

  /// Whether it is something known that is refused on purpose, rather than no picture at all.
  static boolean isKnownOther(FileBytes bytes) throws IOException {
    var opening =
        bytes.text(0, (int) Math.min(bytes.size(), LOOK_FOR_MARKUP_CHARS)).toLowerCase(Locale.ROOT);
    return opening.contains("<svg") || opening.startsWith("%pdf");
  }
}
