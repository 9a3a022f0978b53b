package dev.darkroom.media.inspect;

import java.io.IOException;

/// The file is not as its format demands. Never leaves this package.
final class DamagedException extends IOException {
  private static final long serialVersionUID = 1;

  /// @param what continues "the picture is damaged: "
  DamagedException(String what) {
    super(what);
  }

  static DamagedException cutShort() {
    return new DamagedException("it is cut short");
  }

  /// For the person who sent the file.
  String sentence() {
    return "The picture is damaged: "
        + getMessage()
        + ". Save it again, or send it as a JPEG or PNG.";
  }
}
