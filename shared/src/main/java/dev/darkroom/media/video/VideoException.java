package dev.darkroom.media.video;

/// A clip could not be written: the disk is full, or the video library failed. Not the fault of any
/// file that came in; those are a [dev.darkroom.media.PictureException].
public final class VideoException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public VideoException(String message) {
    super(message);
  }
}
