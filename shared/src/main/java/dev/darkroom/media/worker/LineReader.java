package dev.darkroom.media.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads lines of bounded length, so that a process gone wild cannot fill the heap of its reader.
final class LineReader {
  private static final int CHARS_MAX = 1 << 20;

  private final Reader in;

  LineReader(InputStream in) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /// The next line without its end; empty at the end of the stream.
  ///
  /// @throws IOException when the line is longer than a million characters
  Optional<String> next() throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') return Optional.of(line.toString());
      if (line.length() == CHARS_MAX) throw new IOException("line too long");
      line.append((char) c);
    }
    return Optional.empty();
  }
}
