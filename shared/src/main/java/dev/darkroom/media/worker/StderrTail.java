package dev.darkroom.media.worker;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/// Keeps the last lines that a process wrote to its error stream, for the log line about its death.
final class StderrTail {
  private static final int LINE_CHARS_KEPT = 200;

  private final int linesMax;
  private final Deque<String> lines = new ArrayDeque<>();

  StderrTail(int linesMax) {
    this.linesMax = linesMax;
  }

  /// Reads to the end of the stream; a process whose errors nobody reads would block.
  void drain(InputStream in) {
    var reader = new LineReader(in);
    try {
      for (var line = reader.next(); line.isPresent(); line = reader.next()) add(line.get());
    } catch (IOException gone) {
      add("(the rest could not be read)");
    }
  }

  private synchronized void add(String line) {
    if (lines.size() == linesMax) lines.removeFirst();
    lines.addLast(line.substring(0, Math.min(line.length(), LINE_CHARS_KEPT)));
  }

  synchronized String text() {
    return String.join(" | ", lines);
  }
}
