package dev.darkroom.media;

/// A kind of file that Darkroom takes or gives, decided by its bytes and never by its name.
public enum MediaType {
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png"),
  WEBP("image/webp", "webp"),
  GIF("image/gif", "gif"),
  BMP("image/bmp", "bmp"),
  TIFF("image/tiff", "tif"),
  HEIC("image/heic", "heic"),
  AVIF("image/avif", "avif"),
  MP4("video/mp4", "mp4");

  private final String mime;
  private final String extension;

  MediaType(String mime, String extension) {
    this.mime = mime;
    this.extension = extension;
  }

  /// The IANA media type, such as `image/jpeg`.
  public String mime() {
    return mime;
  }

  /// The file name extension without the dot, such as `jpg`.
  public String extension() {
    return extension;
  }

  /// Whether this is a still picture.
  public boolean isPicture() {
    return this != MP4;
  }
}
