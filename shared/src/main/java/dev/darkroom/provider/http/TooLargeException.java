package dev.darkroom.provider.http;

import java.io.IOException;

/// A service sent more bytes than were agreed.
final class TooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  TooLargeException() {
    super("larger than allowed");
  }
}
