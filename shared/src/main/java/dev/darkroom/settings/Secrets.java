package dev.darkroom.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads secrets from the environment: `NAME`, or the file that `NAME_FILE` names. What is wrong
/// with one is said without showing it.
public final class Secrets {
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?i)<.*>|\\$\\{.*}|x{3,}|\\.{3}|todo|changeme|change-me|replace-?me|secret|token"
              + "|(your|my|the)[-_ ].*|.*[-_ ]here");

  private static final int CHARS_MAX = 4_096;

  private final Environment environment;
  private final Mistakes mistakes;
  private final List<String> warnings = new ArrayList<>();
  private final List<Secret> all = new ArrayList<>();
  private final List<KeyDoc> keys = new ArrayList<>();

  Secrets(Environment environment, Mistakes mistakes) {
    this.environment = environment;
    this.mistakes = mistakes;
  }

  /// The secret of that name, where it is set.
  public Optional<Secret> read(String name, SecretShape expected, String meaning) {
    keys.add(new KeyDoc("", name, expected.words(), "", meaning));
    var direct = environment.get(name);
    var file = environment.get(name + "_FILE");
    if (direct.isPresent() && file.isPresent()) {
      mistakes.add(name, "", "is set together with " + name + "_FILE; keep one of them");
      return Optional.empty();
    }
    var text = file.isPresent() ? fromFile(name + "_FILE", file.get()) : direct;
    var secret = text.filter(it -> isSound(name, it, expected)).map(Secret::new);
    secret.ifPresent(all::add);
    return secret;
  }

  /// What is unwise about where secrets come from, each with the command that mends it.
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /// Every secret that was read, for those who mask them in logs.
  List<Secret> all() {
    return List.copyOf(all);
  }

  List<KeyDoc> keys() {
    return List.copyOf(keys);
  }

  /// Which secrets are set, and where; never to what.
  List<Setting> settings() {
    return keys.stream().map(this::setting).toList();
  }

  private Setting setting(KeyDoc key) {
    var file = key.variable() + "_FILE";
    if (environment.get(file).isPresent()) return new Setting(key, "***", file);
    return environment.get(key.variable()).isPresent()
        ? new Setting(key, "***", key.variable())
        : new Setting(key, "(not set)", Setting.DEFAULT);
  }

  private Optional<String> fromFile(String name, String file) {
    try {
      var path = Path.of(file);
      if (Files.size(path) > CHARS_MAX) {
        mistakes.add(name, "", "names a file of more than " + CHARS_MAX + " bytes");
        return Optional.empty();
      }
      if (isReadableByAll(path))
        warnings.add(name + ": everybody may read " + file + "; run: chmod 600 " + file);
      return Optional.of(Files.readString(path).stripTrailing());
    } catch (IOException | java.nio.file.InvalidPathException e) {
      mistakes.add(name, "", "names a file that cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static boolean isReadableByAll(Path file) throws IOException {
    return Files.getFileStore(file).supportsFileAttributeView("posix")
        && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
  }

  private boolean isSound(String name, String text, SecretShape expected) {
    var found = SecretShape.of(text);
    var problem = "";
    if (text.isBlank()) problem = "is set but blank; give it a value or unset it";
    else if (text.length() > CHARS_MAX) problem = "is longer than " + CHARS_MAX + " characters";
    else if (text.startsWith("\"") || text.startsWith("'"))
      problem = "begins with a quotation mark; remove the quotation marks";
    else if (text.codePoints().anyMatch(it -> it <= ' ' || it == 0x7f || it > 0xff))
      problem = "contains a space, a line break or a letter that no key has; copy it again";
    else if (PLACEHOLDER.matcher(text).matches())
      problem = "is still a placeholder; put the real value there or unset it";
    else if (found.isPresent() && found.get() != expected && !mayBe(expected, found.get()))
      problem = "looks like " + found.get().words() + "; expected " + expected.words();
    if (!problem.isEmpty()) mistakes.add(name, "", problem);
    return problem.isEmpty();
  }

  /// A key of no known form may look like a model provider's (self-hosted servers take `sk-…`), but
  /// never like a chat platform's.
  private static boolean mayBe(SecretShape expected, SecretShape found) {
    return expected == SecretShape.OTHER
        && switch (found) {
          case OPENAI, GEMINI, FAL, OTHER -> true;
          case DISCORD_BOT, SLACK_BOT, SLACK_APP, SLACK_USER -> false;
        };
  }
}
