package dev.darkroom.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Runs the real launcher as it stands in a package, on a Java that writes down how it was called.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell script")
final class LauncherTest {
  private static final Path CLONE = Path.of("..").toAbsolutePath().normalize();

  /// Prints its arguments, one a line; plays the rehearsal by writing the cache it is asked for.
  private static final String JAVA_THAT_TELLS =
      """
      #!/bin/sh
      for argument; do
        case $argument in -XX:AOTCacheOutput=*) echo cache >"${argument#*=}"; exit 0 ;; esac
      done
      for argument; do echo "$argument"; done
      exit 42
      """;

  @TempDir private Path folder;
  private Path home;
  private Path cache;

  @BeforeEach
  void unpack() throws IOException {
    home = Files.createDirectories(folder.resolve("dark room"));
    cache = folder.resolve("cache");
    var bin = Files.createDirectories(home.resolve("bin"));
    var lib = Files.createDirectories(home.resolve("lib"));
    Files.copy(CLONE.resolve("darkroom"), bin.resolve("darkroom"));
    Files.copy(CLONE.resolve(".mvn/find-jdk.sh"), lib.resolve("find-jdk.sh"));
    Files.writeString(lib.resolve("darkroom.jar"), "not read");
  }

  @Test
  void argumentsExitCodeAndStandardOutputAreThoseOfTheCommand() throws Exception {
    var ended = launch(Map.of("DARKROOM_AOT", "off"), "transform", "my photo.jpg", "-p", "a \"*\"");

    assertThat(ended.code()).isEqualTo(42);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out().lines())
        .endsWith(
            "-jar",
            home.toRealPath().resolve("lib/darkroom.jar").toString(),
            "transform",
            "my photo.jpg",
            "-p",
            "a \"*\"");
  }

  @Test
  void shortCommandsAreCompiledQuicklyAndTheServiceWell() throws Exception {
    var off = Map.of("DARKROOM_AOT", "off");

    assertThat(launch(off, "models").out().lines()).contains("-XX:TieredStopAtLevel=1");
    assertThat(launch(off, "serve").out().lines())
        .doesNotContain("-XX:TieredStopAtLevel=1")
        .contains("-XX:+ExitOnOutOfMemoryError");
  }

  @Test
  void theHeapIsSmallUnlessTheEnvironmentSaysOtherwise() throws Exception {
    assertThat(launch(Map.of("DARKROOM_AOT", "off")).out().lines()).contains("-Xmx512m");
    assertThat(launch(Map.of("DARKROOM_AOT", "off", "DARKROOM_HEAP", "2g")).out().lines())
        .contains("-Xmx2g")
        .doesNotContain("-Xmx512m");
  }

  @Test
  void theStartUpCacheIsUsedOnceItWasMadeAndNeverSpeaksOnStandardOutput() throws Exception {
    var environment = Map.of("DARKROOM_AOT", "now");

    var ended = launch(environment, "models");

    assertThat(ended.out().lines())
        .contains("-Xlog:disable", "-Xlog:all=warning:stderr")
        .anyMatch(line -> line.startsWith("-XX:AOTCache=" + cache));
    try (var files = Files.list(cache)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void newJarsGetANewCacheAndTheOldOneGoes() throws Exception {
    var environment = Map.of("DARKROOM_AOT", "now");
    var before = cacheIn(launch(environment, "models"));
    Files.writeString(home.resolve("lib/darkroom.jar"), "a later version");

    var after = cacheIn(launch(environment, "models"));

    assertThat(after).isNotEqualTo(before);
    assertThat(Path.of(before)).doesNotExist();
    assertThat(Path.of(after)).exists();
  }

  @Test
  void withoutAPlaceForTheCacheItStartsAllTheSame() throws Exception {
    Files.writeString(cache, "a file where the folder should be");

    var ended = launch(Map.of("DARKROOM_AOT", "now"), "models");

    assertThat(ended.code()).isEqualTo(42);
    assertThat(ended.out()).doesNotContain("AOT");
  }

  @Test
  void anOldJavaIsPassedOver() throws Exception {
    var old = jdk("17", "17.0.15");

    var ended =
        launch(
            Map.of("DARKROOM_AOT", "off", "JAVA_HOME", old, "JAVA25_HOME", jdk("25", "25.0.3")),
            "models");

    assertThat(ended.code()).isEqualTo(42);
  }

  @Test
  void itIsFoundThroughALink() throws Exception {
    var link = Files.createSymbolicLink(folder.resolve("dk"), home.resolve("bin/darkroom"));

    var ended = run(link, Map.of("DARKROOM_AOT", "off"), "models");

    assertThat(ended.code()).isEqualTo(42);
  }

  private record Ended(int code, String out, String err) {}

  private Ended launch(Map<String, String> environment, String... arguments) throws Exception {
    return run(home.resolve("bin/darkroom"), environment, arguments);
  }

  private Ended run(Path launcher, Map<String, String> environment, String... arguments)
      throws Exception {
    var command = new ArrayList<>(List.of("sh", launcher.toString()));
    command.addAll(List.of(arguments));
    var out = Files.createTempFile(folder, "out", ".txt");
    var err = Files.createTempFile(folder, "err", ".txt");
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", jdk("25", "25.0.3"));
    builder.environment().put("DARKROOM_CACHE", cache.toString());
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    return new Ended(code, Files.readString(out), Files.readString(err));
  }

  private String jdk(String name, String version) throws IOException {
    var jdk = folder.resolve("jdk-" + name);
    var java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
    Files.write(jdk.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version).getBytes(UTF_8));
    Files.writeString(java, JAVA_THAT_TELLS);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return jdk.toString();
  }

  private static String cacheIn(Ended ended) {
    return ended
        .out()
        .lines()
        .filter(line -> line.startsWith("-XX:AOTCache="))
        .map(line -> line.substring("-XX:AOTCache=".length()))
        .findFirst()
        .orElseThrow();
  }
}
