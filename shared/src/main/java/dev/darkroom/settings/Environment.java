package dev.darkroom.settings;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The environment variables that Darkroom was started with, and which of them it knows.
final class Environment {
  static final String PREFIX = "DARKROOM_";

  /// Read by the launcher before Java starts.
  private static final Set<String> LAUNCHER =
      Set.of("DARKROOM_HEAP", "DARKROOM_JAVA_OPTS", "DARKROOM_CACHE", "DARKROOM_AOT");

  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?}");

  private final Map<String, String> variables;
  private final Set<String> known = new TreeSet<>(LAUNCHER);

  Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /// The variable's value, where it is set; from now on the variable is known.
  Optional<String> get(String name) {
    var _ = known.add(name);
    return Optional.ofNullable(variables.get(name));
  }

  /// Replaces `${NAME}` and `${NAME:default}`; a name that is not set and has no default is
  /// reported.
  String substitute(String text, String place, String key, Mistakes mistakes) {
    if (!text.contains("${")) return text;
    var match = REFERENCE.matcher(text);
    var result = new StringBuilder();
    while (match.find()) {
      var value = variables.get(match.group(1));
      if (value == null) value = match.group(2);
      if (value == null) {
        mistakes.add(
            place,
            key,
            "expected the environment variable "
                + match.group(1)
                + " to be set, or a default as in ${"
                + match.group(1)
                + ":default}");
        value = "";
      }
      match.appendReplacement(result, java.util.regex.Matcher.quoteReplacement(value));
    }
    return match.appendTail(result).toString();
  }

  /// A variable with our prefix that nobody asked for is a typing mistake.
  void reportUnknown(Mistakes mistakes) {
    variables.keySet().stream()
        .filter(it -> it.startsWith(PREFIX) && !known.contains(it))
        .sorted()
        .forEach(it -> mistakes.add(it, "", "is not a setting" + Nearest.hint(it, known)));
  }
}
