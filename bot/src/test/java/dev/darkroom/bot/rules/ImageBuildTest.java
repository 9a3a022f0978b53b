package dev.darkroom.bot.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The image is built from what `.dockerignore` lets through, and only machines with a container
/// engine would notice that something is missing.
final class ImageBuildTest {
  private static final Pattern PACKED_FROM_ROOT =
      Pattern.compile("<(?:source|directory)>\\.\\./([^<]+)<");
  private static final Pattern READ_BY_POM =
      Pattern.compile("\\$\\{project\\.basedir}/(src/[^<$]+)<");

  @Test
  void everythingTheDistributionIsMadeOfReachesTheImageBuild() {
    var assembly = read("bot/src/package/package.xml");
    var pom = read("bot/pom.xml");

    var needed =
        Stream.concat(
            matches(PACKED_FROM_ROOT, assembly),
            matches(READ_BY_POM, pom).map(path -> "bot/" + path));

    assertThat(needed).isNotEmpty().allMatch(ImageBuildTest::isLetThrough);
  }

  private static boolean isLetThrough(String path) {
    return letThrough().stream().anyMatch(it -> path.equals(it) || path.startsWith(it + "/"));
  }

  private static List<String> letThrough() {
    return read(".dockerignore")
        .lines()
        .filter(line -> line.startsWith("!"))
        .map(line -> line.substring(1))
        .toList();
  }

  private static Stream<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1));
  }

  private static String read(String file) {
    return Sources.read(Sources.root().resolve(file));
  }
}
