package dev.darkroom.provider.standin;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// How a stand-in should behave for one prompt: words after `#` in it, some with a number.
///
/// Answers to the submit: `#auth #account #429=seconds #500 #503 #504 #refuse-input #invalid
/// #retired`; broken ones: `#html #empty #huge #cut #hang #reset`. Jobs: `#slow=polls #stuck #fail
/// #refuse-output #lost`. Outputs: `#partial #garbage #short #silent #expired #big #private
/// #redirect #broken`.
record Script(Map<String, Integer> words) {
  private static final Pattern WORD = Pattern.compile("#([a-z0-9-]+)(?:=([0-9]{1,9}))?");

  Script {
    words = Map.copyOf(words);
  }

  static Script of(String prompt) {
    var words = new HashMap<String, Integer>();
    var found = WORD.matcher(prompt);
    while (found.find())
      words.put(found.group(1), found.group(2) == null ? 0 : Integer.parseInt(found.group(2)));
    return new Script(words);
  }

  boolean says(String word) {
    return words.containsKey(word);
  }

  int number(String word, int byDefault) {
    return words.getOrDefault(word, byDefault);
  }
}
