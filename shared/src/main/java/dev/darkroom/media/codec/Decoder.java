package dev.darkroom.media.codec;

import dev.darkroom.media.PictureException;
import dev.darkroom.media.inspect.Header;
import dev.darkroom.media.inspect.InspectionLimits;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/// Decodes pictures of every type that Darkroom takes, into upright sRGB: `TYPE_INT_RGB`, or
/// `TYPE_INT_ARGB` when something in it is not opaque. Of an animation it gives the first frame.
///
/// Every method throws [PictureException] when the file is at fault or its type cannot be decoded
/// on this server.
public final class Decoder {
  private static final InspectionLimits LIMITS = InspectionLimits.OUTPUTS;

  private Decoder() {}

  /// The whole picture.
  ///
  /// @throws IOException when the disk fails
  public static BufferedImage read(Path file) throws IOException {
    return readWithin(file, LIMITS.sidePxMax(), LIMITS.areaPxMax());
  }

  /// The picture, scaled down to fit the limits. Takes less memory than [#read] and scaling
  /// afterwards.
  ///
  /// @throws IOException when the disk fails
  public static BufferedImage readWithin(Path file, int sidePxMax, long areaPxMax)
      throws IOException {
    var header = Header.read(file);
    if ((long) header.widthPx() * header.heightPx() > LIMITS.areaPxMax())
      throw new PictureException("The picture has too many pixels; scale it down.");
    return switch (header.type()) {
      case HEIC, AVIF -> Resize.within(NativeDecoder.heif(file, header), sidePxMax, areaPxMax);
      case WEBP -> {
        var image =
            header.frames() == 1 && Natives.available()
                ? NativeDecoder.webp(file)
                : JavaDecoder.read(file, header, sidePxMax, areaPxMax);
        yield Upright.of(Resize.within(image, sidePxMax, areaPxMax), header.turn());
      }
      case JPEG, PNG, GIF, BMP, TIFF -> {
        var image = JavaDecoder.read(file, header, sidePxMax, areaPxMax);
        yield Upright.of(Resize.within(image, sidePxMax, areaPxMax), header.turn());
      }
      case MP4 -> throw new PictureException("A clip is not a picture.");
    };
  }
}
