package dev.darkroom.media.rights;

import java.io.IOException;

/// The file's blocks do not fit together.
final class DamagedFileException extends IOException {
  private static final long serialVersionUID = 1;

  DamagedFileException(String message) {
    super(message);
  }
}
