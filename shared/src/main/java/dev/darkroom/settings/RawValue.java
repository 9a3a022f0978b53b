package dev.darkroom.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// The text of one key: from its environment variable, else from the file with variables put in.
final class RawValue {
  private static final int TEXT_CHARS_MAX = 20_000;
  private static final int SHOWN_CHARS_MAX = 60;

  private final Section section;
  private final String name;
  private final @Nullable Node node;

  /// @param text what counts
  /// @param shown what may be shown of it: as it stands in the file, before variables are put in
  record Raw(String place, String text, String shown) {}

  RawValue(Section section, String name, @Nullable Node node) {
    this.section = section;
    this.name = name;
    this.node = node;
  }

  /// Whether neither the environment nor the file has it.
  boolean isAbsent() {
    return override().isEmpty() && (node == null || Section.isNull(node));
  }

  String place() {
    return node == null ? section.place() : section.file().place(node);
  }

  /// Its single value; a list or a section in its place is reported.
  Optional<Raw> one() {
    var override = override();
    if (override.isPresent()) return override;
    if (node == null || Section.isNull(node)) return Optional.empty();
    if (node instanceof ScalarNode scalar) return scalar(scalar);
    var found = Section.kind(node);
    section.report(place(), path(), "expected a single value, found " + found);
    return Optional.empty();
  }

  /// All values of a list; in the environment they are separated by commas.
  List<Raw> all() {
    var override = override();
    if (override.isPresent()) return split(override.get());
    if (!(node instanceof SequenceNode list)) return one().stream().toList();
    var result = new ArrayList<Raw>();
    for (var item : list.getValue()) {
      if (item instanceof ScalarNode scalar) scalar(scalar).ifPresent(result::add);
      else section.report(section.file().place(item), path(), "expected a single value");
    }
    return result;
  }

  /// What it is set to, as it was written; whatever could be a secret is not shown.
  Setting setting(KeyDoc key) {
    var file = section.file();
    var variable = section.variableOf(name);
    var override = file.overridable() ? file.environment().get(variable) : Optional.<String>empty();
    if (override.isPresent()) return new Setting(key, hidden(override.get()), variable);
    if (node == null || Section.isNull(node))
      return new Setting(
          key, key.byDefault().isEmpty() ? "(not set)" : key.byDefault(), Setting.DEFAULT);
    return new Setting(key, hidden(written(node)), place());
  }

  private static String written(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar.getValue();
      case SequenceNode list ->
          list.getValue().stream()
              .map(RawValue::written)
              .collect(Collectors.joining(", ", "[", "]"));
      default -> "{…}";
    };
  }

  private static String hidden(String text) {
    return SecretShape.of(text).isPresent() ? "***" : text.replaceAll("//[^/@\\s]+@", "//***@");
  }

  private static List<Raw> split(Raw whole) {
    return Arrays.stream(whole.text().split(",", -1))
        .map(String::strip)
        .map(it -> new Raw(whole.place(), it, quoted(it)))
        .toList();
  }

  private Optional<Raw> override() {
    if (!section.file().overridable()) return Optional.empty();
    var variable = section.variableOf(name);
    return section
        .file()
        .environment()
        .get(variable)
        .flatMap(text -> withoutSecret(new Raw(variable, text, quoted(text))));
  }

  private Optional<Raw> scalar(ScalarNode scalar) {
    var file = section.file();
    var place = file.place(scalar);
    var text = file.environment().substitute(scalar.getValue(), place, path(), file.mistakes());
    if (text.length() <= TEXT_CHARS_MAX)
      return withoutSecret(new Raw(place, text, quoted(scalar.getValue())));
    section.report(place, path(), "expected at most " + TEXT_CHARS_MAX + " characters");
    return Optional.empty();
  }

  private Optional<Raw> withoutSecret(Raw raw) {
    var shape = SecretShape.of(raw.text());
    if (shape.isEmpty()) return Optional.of(raw);
    section.report(
        raw.place(),
        path(),
        "looks like " + shape.get().words() + "; secrets are read from their own variables only");
    return Optional.empty();
  }

  private String path() {
    return section.pathOf(name);
  }

  private static String quoted(String text) {
    var line = text.replaceAll("\\p{Cntrl}", " ");
    boolean isLong = line.length() > SHOWN_CHARS_MAX;
    return "\"" + (isLong ? line.substring(0, SHOWN_CHARS_MAX) + "…" : line) + "\"";
  }
}
