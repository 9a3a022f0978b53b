package dev.darkroom.generation;

import java.text.Normalizer;

/// The normal form of what people type as a prompt.
public final class PromptText {
  private PromptText() {}

  /// Without characters that nobody sees: controls, bidi and zero-width marks, tags, lone
  /// surrogates. Line breaks stay, at most two in a row; other white space becomes single spaces;
  /// letters are composed (NFC).
  public static String normal(String text) {
    var kept = new StringBuilder(text.length());
    text.codePoints().map(PromptText::plain).filter(it -> it >= 0).forEach(kept::appendCodePoint);
    return Normalizer.normalize(kept, Normalizer.Form.NFC)
        .replaceAll(" {2,}", " ")
        .replaceAll(" ?\n ?", "\n")
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }

  /// Length as people count it.
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /// The character to keep, or -1.
  private static int plain(int codePoint) {
    if (codePoint == '\n' || codePoint == '\u2028' || codePoint == '\u2029') return '\n';
    if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) return ' ';
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> -1;
      case Character.PRIVATE_USE, Character.UNASSIGNED -> -1;
      default -> codePoint;
    };
  }
}
