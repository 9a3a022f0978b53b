package dev.darkroom.media.inspect;

import dev.darkroom.media.MediaType;
import dev.darkroom.media.PictureException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/// What a picture file says about itself.
///
/// @param widthPx width as stored, before the turn
/// @param heightPx height as stored, before the turn
/// @param frames pictures in it, counted no further than one past the limit
/// @param bare whether the file holds an upright sRGB picture and nothing else: no metadata, no
///   colour profile, nothing behind its end
public record Header(
    MediaType type, int widthPx, int heightPx, Turn turn, int frames, boolean bare) {
  static Header of(MediaType type, int widthPx, int heightPx) {
    return new Header(type, widthPx, heightPx, Turn.NONE, 1, false);
  }

  Header turned(Turn to) {
    return new Header(type, widthPx, heightPx, to, frames, bare && to == Turn.NONE);
  }

  Header withFrames(int count) {
    return new Header(type, widthPx, heightPx, turn, count, bare);
  }

  Header asBare(boolean nothingElse) {
    return new Header(type, widthPx, heightPx, turn, frames, nothingElse && turn == Turn.NONE);
  }

  /// Width as it is seen.
  public int seenWidthPx() {
    return turn.swapsSides() ? heightPx : widthPx;
  }

  /// Height as it is seen.
  public int seenHeightPx() {
    return turn.swapsSides() ? widthPx : heightPx;
  }

  /// Reads a picture's header.
  ///
  /// @throws PictureException when it is not a picture, or damaged
  public static Header read(Path file) throws IOException {
    try (var channel = FileChannel.open(file)) {
      var bytes = new FileBytes(channel);
      var type =
          Signature.of(bytes)
              .filter(MediaType::isPicture)
              .orElseThrow(() -> new PictureException("This is not a picture."));
      return parse(type, bytes, InspectionLimits.OUTPUTS.framesMax());
    } catch (DamagedException damage) {
      throw new PictureException(damage.sentence(), damage);
    }
  }

  static Header parse(MediaType type, FileBytes bytes, int framesMax) throws IOException {
    return switch (type) {
      case JPEG -> JpegHeader.read(bytes);
      case PNG -> PngHeader.read(bytes);
      case GIF -> GifHeader.read(bytes, framesMax);
      case BMP -> BmpHeader.read(bytes);
      case TIFF -> TiffHeader.read(bytes, framesMax);
      case WEBP -> WebpHeader.read(bytes, framesMax);
      case HEIC, AVIF -> HeifHeader.read(bytes, type);
      case MP4 -> throw new IllegalArgumentException("a clip is not a picture");
    };
  }

  /// The parsed orientation of an EXIF block, for parsers of files that can carry one.
  static Turn exifTurn(FileBytes bytes, long start, long length) throws IOException {
    return exifOrientation(bytes, start, length).map(Turn::ofExif).orElse(Turn.NONE);
  }

  private static Optional<Integer> exifOrientation(FileBytes bytes, long start, long length)
      throws IOException {
    try {
      return TiffHeader.orientation(bytes.part(start, length));
    } catch (DamagedException brokenExif) {
      // A picture with a broken note about itself is still a picture.
      return Optional.empty();
    }
  }
}
