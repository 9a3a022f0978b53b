package dev.darkroom.provider.standin;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Ready-made MP4 clips, for encoding one would need the native video library.
final class Clips {
  private Clips() {}

  /// A clip of that playing time.
  ///
  /// @param seconds 1, 4, 5, 6, 8 or 10
  static byte[] mp4(int seconds, boolean sound) {
    var name = "clip-" + seconds + (sound ? "s.mp4" : "s-silent.mp4");
    try (var in = Clips.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalArgumentException("no clip of " + seconds + " seconds");
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
