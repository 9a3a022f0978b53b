package dev.darkroom.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The reference of every setting, made from the places that read them.
public final class Reference {
  private static final int WIDTH = 100;

  private final List<KeyDoc> keys;
  private final List<KeyDoc> secrets;
  private final Map<String, String> intros;

  private Reference(List<KeyDoc> keys, List<KeyDoc> secrets, Map<String, String> intros) {
    this.keys = keys;
    this.secrets = secrets;
    this.intros = intros;
  }

  /// The reference of this version.
  public static Reference ofAllSettings() {
    var folder = new ConfigFolder(Path.of("."), Map.of());
    var _ = Settings.from(folder);
    var main = folder.mainFile();
    return new Reference(main.keys(), folder.secrets().keys(), main.intros());
  }

  /// All keys of `darkroom.yaml`.
  public List<KeyDoc> keys() {
    return keys;
  }

  /// All secrets; they have a variable and no key.
  public List<KeyDoc> secrets() {
    return secrets;
  }

  /// A table for the documentation.
  public String markdown() {
    var table =
        keys.stream()
            .map(it ->
                "| `%s` | `%s` | `%s` | %s Takes %s. |"
                    .formatted(
                        it.path(),
                        it.variable(),
                        it.byDefault().isEmpty() ? " " : it.byDefault(),
                        it.meaning(),
                        it.expected()))
            .collect(Collectors.joining("\n"));
    var secretTable =
        secrets.stream()
            .map(it -> "| `%s` | %s |".formatted(it.variable(), it.meaning()))
            .collect(Collectors.joining("\n"));
    return """
    | key | environment variable | default | meaning |
    | --- | --- | --- | --- |
    %s

    Secrets are read from the environment only, or from the file that the variable with `_FILE` at its end names:

    | environment variable | meaning |
    | --- | --- |
    %s
    """
        .formatted(table, secretTable);
  }

  /// `darkroom.yaml` with every key as a comment at its default; the file of the release is this
  /// text.
  public String yaml() {
    var text = new StringBuilder(HEAD);
    var open = List.<String>of();
    for (var key : keys) {
      var parts = List.of(key.path().split("\\.", -1));
      var parents = parts.subList(0, parts.size() - 1);
      openSections(text, open, parents);
      open = parents;
      var indent = "  ".repeat(parents.size());
      comment(text, indent, key.meaning() + " Takes " + key.expected() + ".");
      text.append(indent)
          .append('#')
          .append(parts.getLast())
          .append(": ")
          .append(key.byDefault().isEmpty() ? "(not set)" : key.byDefault())
          .append("\n");
    }
    text.append(
        "\n# Secrets, from the environment only (NAME, or NAME_FILE with a file's name):\n");
    for (var secret : secrets)
      text.append("#   %-28s %s%n".formatted(secret.variable(), secret.meaning()).stripTrailing())
          .append('\n');
    return text.toString();
  }

  private void openSections(StringBuilder text, List<String> open, List<String> parents) {
    for (int depth = 1; depth <= parents.size(); depth++) {
      var path = parents.subList(0, depth);
      if (open.size() >= depth && open.subList(0, depth).equals(path)) continue;
      var indent = "  ".repeat(depth - 1);
      text.append('\n');
      comment(text, indent, intros.getOrDefault(String.join(".", path), ""));
      text.append(indent).append(path.getLast()).append(":\n");
    }
  }

  private static void comment(StringBuilder text, String indent, String words) {
    var line = new StringBuilder(indent + "#");
    for (var word : words.split(" ", -1)) {
      if (line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(indent + "#");
      }
      line.append(' ').append(word);
    }
    text.append(line).append('\n');
  }

  private static final String HEAD =
      """
      # Darkroom's settings. Every key stands here at its default; take the # away to change one.
      # An environment variable overrides its key: queue.slots is DARKROOM_QUEUE_SLOTS.
      # A value may name a variable: ${NAME} or ${NAME:default}.
      # `darkroom config check` tests the file, `darkroom config explain` prints this reference.

      """;
}
