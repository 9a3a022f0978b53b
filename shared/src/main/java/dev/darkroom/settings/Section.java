package dev.darkroom.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A group of keys in a configuration file. Asking for a key declares it; what is in the file and
/// was never asked for is reported as unknown.
public final class Section {
  private final ConfigFile file;
  private final String path;
  private final String place;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Boolean> asked = new LinkedHashMap<>();

  private record Entry(Node key, Node value) {}

  Section(ConfigFile file, String path, @Nullable Node node) {
    this.file = file;
    this.path = path;
    this.place = node == null ? file.name() : file.place(node);
    file.opened(this);
    if (node == null || isNull(node)) return;
    if (node instanceof MappingNode mapping) readKeys(mapping);
    else report(place, path, "expected keys with values below it, found " + kind(node));
  }

  /// A key that holds one value, with what it means, for the reference.
  public Value key(String name, String meaning) {
    asked.put(name, true);
    var entry = entries.get(name);
    return new Value(this, name, meaning, entry == null ? null : entry.value());
  }

  /// A key of a file that has no reference.
  public Value key(String name) {
    return key(name, "");
  }

  /// A group of keys inside this one; empty when the file does not have it.
  public Section section(String name, String intro) {
    asked.put(name, true);
    file.declareSection(pathOf(name), intro);
    var entry = entries.get(name);
    return new Section(file, pathOf(name), entry == null ? null : entry.value());
  }

  /// The groups below `name`, by the names that the file gives them, in its order.
  public SequencedMap<String, Section> sections(String name) {
    var outer = section(name, "");
    var result = new LinkedHashMap<String, Section>();
    for (var inner : outer.entries.keySet()) result.put(inner, outer.section(inner, ""));
    return result;
  }

  /// The groups that `name` lists, in order.
  public List<Section> items(String name) {
    asked.put(name, true);
    var entry = entries.get(name);
    if (entry == null || isNull(entry.value())) return List.of();
    if (!(entry.value() instanceof SequenceNode list)) {
      report(file.place(entry.value()), pathOf(name), "expected a list (lines that begin with -)");
      return List.of();
    }
    var result = new ArrayList<Section>();
    for (var item : list.getValue())
      result.add(new Section(file, pathOf(name) + "[" + result.size() + "]", item));
    return result;
  }

  /// The names of all keys that are in the file.
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  /// Whether the file has the key.
  public boolean has(String name) {
    return entries.containsKey(name);
  }

  /// Reports a mistake that only the reader of a whole section can see.
  public void mistake(String name, String problem) {
    var entry = entries.get(name);
    report(entry == null ? place : file.place(entry.value()), pathOf(name), problem);
  }

  /// Free-form data below a key.
  public Optional<JsonNode> json(String name) {
    asked.put(name, true);
    return Optional.ofNullable(entries.get(name)).map(it -> JsonTree.of(it.value()));
  }

  void reportUnknownKeys() {
    entries.forEach((name, entry) -> {
      if (!asked.containsKey(name))
        report(
            file.place(entry.key()),
            pathOf(name),
            "is not a known key" + Nearest.hint(name, asked.keySet()));
    });
  }

  ConfigFile file() {
    return file;
  }

  String place() {
    return place;
  }

  String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /// The environment variable that overrides a key, such as `DARKROOM_QUEUE_SLOTS`.
  String variableOf(String name) {
    return Environment.PREFIX
        + pathOf(name).toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  void report(String where, String key, String problem) {
    file.mistakes().add(where, key, problem);
  }

  static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  static String kind(Node node) {
    return switch (node.getNodeType()) {
      case MAPPING -> "keys with values";
      case SEQUENCE -> "a list";
      case SCALAR -> "a single value";
      case ANCHOR -> "an alias";
    };
  }

  private void readKeys(MappingNode mapping) {
    for (var tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        report(file.place(tuple.getKeyNode()), path, "expected a plain word as key");
        continue;
      }
      var first = entries.putIfAbsent(key.getValue(), new Entry(key, tuple.getValueNode()));
      if (first != null)
        report(
            file.place(key),
            pathOf(key.getValue()),
            "is there twice; the first is at " + file.place(first.key()));
    }
  }
}
