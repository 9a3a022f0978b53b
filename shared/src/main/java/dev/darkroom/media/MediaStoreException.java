package dev.darkroom.media;

/// The disk or the object store failed; the cause says how.
public final class MediaStoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public MediaStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
