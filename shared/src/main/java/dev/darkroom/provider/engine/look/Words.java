package dev.darkroom.provider.engine.look;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A prompt as a row of plain words: lower case, no accents, no punctuation. Scripts that write
/// without spaces count every character as a word.
final class Words {
  private static final int WORDS_MAX = 4000;

  private final List<String> words;
  private final boolean[] taken;

  Words(String text) {
    words = split(text);
    taken = new boolean[words.size()];
  }

  /// Where a phrase stands: from word `at` to before word `end`.
  record Place(int at, int end) {}

  static List<String> split(String text) {
    var plain =
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
            .replaceAll("\\p{Mn}", "");
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (int i = 0; i < plain.length() && words.size() < WORDS_MAX; ) {
      int c = plain.codePointAt(i);
      i += Character.charCount(c);
      boolean alone = Character.isIdeographic(c) || isKana(c);
      if (alone || !Character.isLetterOrDigit(c)) flush(word, words);
      if (alone) words.add(Character.toString(c));
      else if (Character.isLetterOrDigit(c)) word.appendCodePoint(c);
    }
    flush(word, words);
    return words;
  }

  private static boolean isKana(int c) {
    return c >= 0x3040 && c <= 0x30ff;
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) words.add(word.toString());
    word.setLength(0);
  }

  /// Every place of a phrase whose words nothing has taken yet.
  List<Place> findAll(String phrase) {
    var wanted = split(phrase);
    var places = new ArrayList<Place>();
    for (int at = 0; at + wanted.size() <= words.size(); at++)
      if (!wanted.isEmpty() && isAt(wanted, at)) places.add(new Place(at, at + wanted.size()));
    return places;
  }

  /// As [#findAll], and takes the words.
  List<Place> takeAll(String phrase) {
    var places = findAll(phrase);
    for (var place : places) for (int i = place.at; i < place.end; i++) taken[i] = true;
    return places;
  }

  /// Whether one of `others` is among the two words before a place.
  boolean follows(Place place, List<String> others) {
    return others.stream()
        .flatMap(other -> findAll(other).stream())
        .anyMatch(other -> other.end <= place.at && place.at - other.end <= 1);
  }

  private boolean isAt(List<String> wanted, int at) {
    for (int i = 0; i < wanted.size(); i++)
      if (taken[at + i] || !same(words.get(at + i), wanted.get(i))) return false;
    return true;
  }

  /// The same word, or its plain plural.
  private static boolean same(String word, String wanted) {
    return word.equals(wanted)
        || (wanted.length() > 2
            && word.length() == wanted.length() + 1
            && word.startsWith(wanted)
            && word.endsWith("s"));
  }
}
