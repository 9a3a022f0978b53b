package dev.darkroom.settings;

import java.util.List;
import java.util.stream.Collectors;

/// The configuration cannot be used. Whoever serves exits with 78, a one-shot command with 2.
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Mistake> mistakes;

  public SettingsException(List<Mistake> mistakes) {
    super(text(mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /// All that is wrong, at least one.
  public List<Mistake> mistakes() {
    return mistakes;
  }

  private static String text(List<Mistake> mistakes) {
    if (mistakes.isEmpty()) throw new IllegalArgumentException("no mistake, no exception");
    if (mistakes.size() == 1) return "Wrong configuration: " + mistakes.getFirst();
    var title = mistakes.size() + " problems in the configuration:\n";
    return mistakes.stream().map(it -> "- " + it).collect(Collectors.joining("\n", title, ""));
  }
}
