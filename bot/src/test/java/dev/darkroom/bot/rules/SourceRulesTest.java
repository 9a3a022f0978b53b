package dev.darkroom.bot.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Rules about the text of the sources, each with the reason a reader would ask for.
final class SourceRulesTest {
  private static final int LONGEST_FILE_LINES = 400;

  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "^public (?:abstract |final |sealed |non-sealed )*(?:class|record|enum|interface|@interface)"
              + " (\\w+)",
          Pattern.MULTILINE);

  @Test
  void everyPackageSaysWhatItIsAndIsCheckedForNulls() {
    var folders = Sources.product().stream().map(Path::getParent).distinct();

    assertThat(folders)
        .isNotEmpty()
        .allSatisfy(folder -> {
          var info = folder.resolve("package-info.java");
          assertThat(Files.exists(info)).as("%s is missing", info).isTrue();
          assertThat(Sources.read(info)).contains("@NullMarked").startsWith("///");
        });
  }

  @Test
  void everyPublicTypeSaysWhatItIs() {
    var silent = new ArrayList<String>();
    for (var file : Sources.product()) {
      var text = Sources.read(file);
      var type = PUBLIC_TYPE.matcher(text);
      while (type.find()) {
        if (!isDocumented(text.substring(0, type.start()))) silent.add(type.group(1));
      }
    }

    assertThat(silent).isEmpty();
  }

  /// Two subjects in one file: two files.
  @Test
  void noFileIsLong() {
    assertThat(Sources.product())
        .allSatisfy(file ->
            assertThat(Sources.read(file).lines().count())
                .as("lines of %s", file)
                .isLessThanOrEqualTo(LONGEST_FILE_LINES));
  }

  @Test
  void noTestIsSwitchedOffAndNoneSleeps() {
    // Conditions such as @DisabledOnOs name their reason, and may stay.
    var off = Pattern.compile("[@]Disabled\\b");
    var sleep = Pattern.compile("Thread\\.sleep\\(");

    assertThat(Sources.tests())
        .isNotEmpty()
        .allSatisfy(file ->
            assertThat(Sources.read(file)).doesNotContainPattern(off).doesNotContainPattern(sleep));
  }

  /// Whether the text before a type ends with a `///` comment, annotations aside.
  private static boolean isDocumented(String before) {
    var lines = before.lines().toList();
    for (int i = lines.size() - 1; i >= 0; i--) {
      var line = lines.get(i);
      if (line.startsWith("///")) return true;
      if (line.isBlank() || line.startsWith("import") || line.startsWith("package")) return false;
    }
    return false;
  }
}
