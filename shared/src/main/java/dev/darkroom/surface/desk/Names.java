package dev.darkroom.surface.desk;

import okio.ByteString;

/// Names of files and folders that must not contain what people or platforms wrote.
final class Names {
  private static final int CHARS = 24;

  private Names() {}

  /// Always the same name for the same text, of 24 letters and digits.
  static String of(String text) {
    return ByteString.encodeUtf8(text).sha256().hex().substring(0, CHARS);
  }
}
