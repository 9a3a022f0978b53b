package dev.darkroom.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// One YAML file of `config/`, read as a tree that remembers the place of every key.
final class ConfigFile {
  private static final long SIZE_BYTES_MAX = 512 << 10;
  private static final int DEPTH_MAX = 20;

  private final String shownName;
  private final Environment environment;
  private final Mistakes mistakes;
  private final boolean overridable;
  private final List<Section> sections = new ArrayList<>();
  private final List<Setting> settings = new ArrayList<>();
  private final Map<String, String> intros = new LinkedHashMap<>();
  private final Section root;

  /// @param overridable whether environment variables override its keys
  ConfigFile(Path file, Environment environment, Mistakes mistakes, boolean overridable) {
    this.shownName = shown(file);
    this.environment = environment;
    this.mistakes = mistakes;
    this.overridable = overridable;
    this.root = new Section(this, "", parse(file));
  }

  Section root() {
    return root;
  }

  List<KeyDoc> keys() {
    return settings.stream().map(Setting::key).toList();
  }

  /// What each key is set to.
  List<Setting> settings() {
    return List.copyOf(settings);
  }

  /// What is said above each section, by its path.
  Map<String, String> intros() {
    return intros;
  }

  /// Reports every key that nobody asked for. Call it when everything was read.
  void reportUnknownKeys() {
    for (var section : sections) section.reportUnknownKeys();
  }

  void opened(Section section) {
    sections.add(section);
  }

  void declare(Setting setting) {
    settings.add(setting);
  }

  void declareSection(String path, String intro) {
    intros.putIfAbsent(path, intro);
  }

  Environment environment() {
    return environment;
  }

  Mistakes mistakes() {
    return mistakes;
  }

  boolean overridable() {
    return overridable;
  }

  /// Such as `config/darkroom.yaml:12:3`.
  String place(Node node) {
    return place(node.getStartMark());
  }

  String name() {
    return shownName;
  }

  private String place(Optional<Mark> mark) {
    return mark.map(it -> shownName + ":" + (it.getLine() + 1) + ":" + (it.getColumn() + 1))
        .orElse(shownName);
  }

  private @Nullable Node parse(Path file) {
    try {
      if (Files.size(file) > SIZE_BYTES_MAX) {
        mistakes.add(
            shownName,
            "",
            "expected at most "
                + Units.bytesText(SIZE_BYTES_MAX)
                + ", found "
                + Files.size(file)
                + " bytes");
        return null;
      }
      var text = Files.readString(file);
      if (text.isBlank()) mistakes.add(shownName, "", "expected keys, found an empty file");
      return compose(text);
    } catch (NoSuchFileException e) {
      if (!overridable)
        mistakes.add(shownName, "", "expected this file; copy it from the release's config folder");
    } catch (CharacterCodingException e) {
      mistakes.add(shownName, "", "expected text in UTF-8");
    } catch (IOException e) {
      mistakes.add(shownName, "", "cannot be read: " + e.getMessage());
    }
    return null;
  }

  private @Nullable Node compose(String text) {
    var settings = LoadSettings.builder().build();
    try {
      if (!isPlain(new Parse(settings).parseString(text))) return null;
      return new Compose(settings).composeString(text).orElse(null);
    } catch (MarkedYamlEngineException e) {
      mistakes.add(place(e.getProblemMark().or(e::getContextMark)), "", inWords(e.getProblem()));
    } catch (YamlEngineException e) {
      mistakes.add(shownName, "", inWords(e.getMessage()));
    }
    return null;
  }

  /// Aliases have no use here, and unfolding nested ones costs exponential time; a tree is composed
  /// by recursion, so its depth is bounded too.
  private boolean isPlain(Iterable<Event> events) {
    int depth = 0;
    for (var event : events) {
      if (event instanceof AliasEvent) {
        mistakes.add(place(event.getStartMark()), "", "expected a value, found an alias (*name)");
        return false;
      }
      if (event instanceof CollectionStartEvent) depth++;
      if (event instanceof CollectionEndEvent) depth--;
      if (depth > DEPTH_MAX) {
        mistakes.add(place(event.getStartMark()), "", "expected at most " + DEPTH_MAX + " levels");
        return false;
      }
    }
    return true;
  }

  private static String inWords(@Nullable String problem) {
    if (problem == null) return "is not YAML";
    return problem.contains("TAB")
        ? "expected spaces, found a tab"
        : "is not YAML: " + problem.replace('\n', ' ');
  }

  /// The folder's and the file's name, as an operator would look for it.
  private static String shown(Path file) {
    var folder = file.toAbsolutePath().getParent();
    return folder == null || folder.getFileName() == null
        ? file.toString()
        : folder.getFileName() + "/" + file.getFileName();
  }
}
