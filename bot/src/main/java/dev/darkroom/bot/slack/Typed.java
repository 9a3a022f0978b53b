package dev.darkroom.bot.slack;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What somebody typed behind a command, word by word. People, channels and groups come in Slack's
/// own marks, such as `<@U123|ada>`.
final class Typed {
  private static final Pattern MARK =
      Pattern.compile("<(@|#|!subteam\\^)([A-Z0-9]{1,30})(?:\\|[^>]*)?>");

  private String rest;

  Typed(String text) {
    rest = text.strip();
  }

  /// The next word, in small letters; empty when there is none.
  String next() {
    return word().toLowerCase(Locale.ROOT);
  }

  /// The next word as it was typed.
  String word() {
    int end = 0;
    boolean marked = rest.startsWith("<") && rest.indexOf('>') > 0;
    if (marked) end = rest.indexOf('>') + 1;
    while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) end++;
    var word = rest.substring(0, end);
    rest = rest.substring(end).strip();
    return word;
  }

  /// The next word, if it is this one; otherwise it stays.
  boolean takes(String expected) {
    var before = rest;
    if (next().equals(expected)) return true;
    rest = before;
    return false;
  }

  /// Everything that is left.
  String rest() {
    return rest;
  }

  boolean isDone() {
    return rest.isEmpty();
  }

  /// What the next word names; empty, and the word stays, when it is no mark.
  Optional<Marked> marked() {
    var before = rest;
    var mark = MARK.matcher(word());
    if (!mark.matches()) {
      rest = before;
      return Optional.empty();
    }
    var kind =
        switch (mark.group(1)) {
          case "@" -> Marked.Kind.PERSON;
          case "#" -> Marked.Kind.CHANNEL;
          default -> Marked.Kind.GROUP;
        };
    return Optional.of(new Marked(kind, mark.group(2)));
  }

  /// The person that the next word names; empty when it names none.
  Optional<String> person() {
    return marked().filter(it -> it.kind() == Marked.Kind.PERSON).map(Marked::id);
  }

  /// The next word as a whole number; empty, and the word stays, when it is none.
  Optional<Long> number() {
    var before = rest;
    var word = word().replace(",", "").replace("_", "");
    if (word.matches("\\d{1,15}")) return Optional.of(Long.parseLong(word));
    rest = before;
    return Optional.empty();
  }

  /// Somebody or something that Slack has a mark for.
  record Marked(Kind kind, String id) {
    enum Kind {
      PERSON,
      CHANNEL,
      GROUP
    }
  }
}
