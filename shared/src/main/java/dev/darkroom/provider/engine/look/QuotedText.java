package dev.darkroom.provider.engine.look;

import java.util.Optional;
import java.util.regex.Pattern;

/// Text in quotation marks of any kind: what shall stand on a sign.
final class QuotedText {
  private static final int CHARS_MAX = 60;

  /// A straight apostrophe counts only where a word does not go on around it (`don't`).
  private static final Pattern QUOTED =
      Pattern.compile(
          "[\"“”„]([^\"“”„]{1,200})[\"“”]|«([^»]{1,200})»|「([^」]{1,200})」"
              + "|(?<![\\p{L}\\d])['‘]([^'’]{1,200})['’](?![\\p{L}\\d])");

  private QuotedText() {}

  static Optional<String> in(String prompt) {
    var matcher = QUOTED.matcher(prompt);
    if (!matcher.find()) return Optional.empty();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      var text = matcher.group(i);
      if (text != null && !text.isBlank()) return Optional.of(shortened(text.strip()));
    }
    return Optional.empty();
  }

  static String without(String prompt) {
    return QUOTED.matcher(prompt).replaceAll(" ");
  }

  private static String shortened(String text) {
    if (text.codePointCount(0, text.length()) <= CHARS_MAX) return text;
    return text.substring(0, text.offsetByCodePoints(0, CHARS_MAX));
  }
}
