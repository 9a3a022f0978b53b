package dev.darkroom.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds what somebody who mistyped a name may have meant.
public final class Nearest {
  private Nearest() {}

  /// The candidate that is at most a third of its letters away from `word`; none is often right.
  public static Optional<String> of(String word, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(it -> distance(word, it)))
        .filter(it -> distance(word, it) <= Math.max(1, Math.max(word.length(), it.length()) / 3));
  }

  /// Such as `; did you mean "slots"?`, or nothing.
  static String hint(String word, Collection<String> candidates) {
    return of(word, candidates).map(it -> "; did you mean \"" + it + "\"?").orElse("");
  }

  private static int distance(String left, String right) {
    var a = left.toLowerCase(Locale.ROOT);
    var b = right.toLowerCase(Locale.ROOT);
    var above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) above[j] = j;
    for (int i = 1; i <= a.length(); i++) {
      var row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
