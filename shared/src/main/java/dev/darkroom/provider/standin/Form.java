package dev.darkroom.provider.standin;

import java.util.ArrayList;
import java.util.List;
import okio.ByteString;

/// The parts of a multipart request.
record Form(List<Part> parts) {
  private static final ByteString LINES = ByteString.encodeUtf8("\r\n\r\n");

  /// @param name field name
  /// @param type media type; empty for plain fields
  record Part(String name, String type, ByteString content) {}

  /// Empty when the request is none of that kind.
  static Form of(Ask ask) {
    var type = ask.header("Content-Type");
    var parts = new ArrayList<Part>();
    int at = type.indexOf("boundary=");
    if (!type.startsWith("multipart/form-data") || at < 0) return new Form(parts);
    var boundary = ByteString.encodeUtf8("--" + type.substring(at + "boundary=".length()));
    var body = ask.body();
    int begin = body.indexOf(boundary);
    while (begin >= 0) {
      int end = body.indexOf(boundary, begin + boundary.size());
      if (end < 0) break;
      // Each part is preceded and followed by a line break.
      var part = body.substring(begin + boundary.size() + 2, end - 2);
      int split = part.indexOf(LINES);
      if (split > 0)
        parts.add(
            new Part(
                between(part.substring(0, split).utf8(), "name=\"", "\""),
                between(part.substring(0, split).utf8() + "\r\n", "Content-Type: ", "\r\n"),
                part.substring(split + LINES.size())));
      begin = end;
    }
    return new Form(parts);
  }

  private static String between(String text, String before, String after) {
    int begin = text.indexOf(before);
    if (begin < 0) return "";
    int end = text.indexOf(after, begin + before.length());
    return end < 0 ? "" : text.substring(begin + before.length(), end);
  }

  /// The text of a field; empty when it is not there.
  String text(String name) {
    return parts.stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .map(it -> it.content().utf8())
        .orElse("");
  }

  List<Part> all(String name) {
    return parts.stream().filter(it -> it.name().equals(name)).toList();
  }
}
