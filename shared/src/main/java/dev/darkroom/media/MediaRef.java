package dev.darkroom.media;

import java.time.Duration;

/// A picture or clip that is in the [MediaStore].
///
/// @param id the name in the store, such as `123/ref-1`; made by us, never from people's text
/// @param sizeBytes size of the file in bytes
/// @param widthPx width in pixels, as it is seen (EXIF turn applied)
/// @param heightPx height in pixels, as it is seen
/// @param length playing time of a clip, [Duration#ZERO] for a picture
public record MediaRef(
    String id, MediaType type, long sizeBytes, int widthPx, int heightPx, Duration length) {
  public MediaRef {
    if (!id.matches("[a-z0-9][a-z0-9/_-]{0,99}"))
      throw new IllegalArgumentException("not a media id: " + id);
    if (sizeBytes <= 0) throw new IllegalArgumentException("empty media: " + id);
    if (widthPx <= 0 || heightPx <= 0) throw new IllegalArgumentException("no area: " + id);
    if (length.isNegative()) throw new IllegalArgumentException("negative length: " + id);
  }

  /// A still picture.
  public static MediaRef picture(
      String id, MediaType type, long sizeBytes, int widthPx, int heightPx) {
    return new MediaRef(id, type, sizeBytes, widthPx, heightPx, Duration.ZERO);
  }

  /// The file name that people see when they save it, such as `darkroom-123-out-1.jpg`.
  public String fileName() {
    return "darkroom-" + id.replace('/', '-') + "." + type.extension();
  }
}
