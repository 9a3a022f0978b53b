package dev.darkroom.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DiskMediaStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Duration KEPT_AT_LEAST = Duration.ofHours(1);
  private static final MediaFacts JPEG = facts(MediaType.JPEG);

  @TempDir Path folder;
  private DiskMediaStore store;

  @BeforeEach
  void open() {
    store = store(1_000);
  }

  private DiskMediaStore store(long sizeBytesMax) {
    return new DiskMediaStore(folder, InstantSource.fixed(NOW), sizeBytesMax, KEPT_AT_LEAST);
  }

  private static MediaFacts facts(MediaType type) {
    return new MediaFacts(type, 40, 30, 1, Duration.ZERO, false);
  }

  private Path file(int bytes) {
    return OddFiles.file(folder, "source-" + bytes, new byte[bytes]);
  }

  /// Makes a kept file as old as that.
  private void age(MediaRef ref, Duration age) throws IOException {
    var _ = Files.setLastModifiedTime(store.open(ref).orElseThrow(), FileTime.from(NOW.minus(age)));
  }

  private List<Path> filesUnder(String part) throws IOException {
    try (var paths = Files.walk(folder.resolve(part))) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void whatIsKeptIsThereAfterARestart() {
    var ref = store.keep("123/ref-1", file(100), JPEG);

    assertThat(ref).isEqualTo(MediaRef.picture("123/ref-1", MediaType.JPEG, 100, 40, 30));
    assertThat(store(1_000).open(ref)).get().satisfies(kept -> assertThat(kept).hasSize(100));
  }

  /// As with the default of the command line, `./data`.
  @Test
  void aFolderMayBeNamedFromWhereTheProcessStands() {
    var relative = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath());
    var store = new DiskMediaStore(relative, InstantSource.fixed(NOW), 1_000, KEPT_AT_LEAST);

    var ref = store.keep("123/ref-1", file(100), JPEG);

    assertThat(store.open(ref)).get().satisfies(kept -> assertThat(kept).hasSize(100));
  }

  @Test
  void aRepeatOverwritesItsOwnFileWhateverTypeItHas() throws IOException {
    var first = store.keep("123/out-1", file(100), facts(MediaType.PNG));
    var second = store.keep("123/out-1", file(200), JPEG);

    assertThat(store.open(first)).isEmpty();
    assertThat(store.open(second)).get().satisfies(kept -> assertThat(kept).hasSize(200));
    assertThat(filesUnder("kept")).hasSize(1);
  }

  @Test
  void theFilesOfOthersWithSimilarIdsAreLeftAlone() {
    var other = store.keep("123/out-10", file(100), facts(MediaType.PNG));
    var _ = store.keep("123/out-1", file(100), JPEG);

    assertThat(store.open(other)).isPresent();
  }

  @Test
  void erasingTwiceIsHarmless() {
    var ref = store.keep("123/ref-1", file(100), JPEG);

    store.erase(ref);
    store.erase(ref);

    assertThat(store.open(ref)).isEmpty();
  }

  @Test
  @Tag("K11")
  void aHalfWrittenFileIsNeverSeenAndSweptAtTheNextStart() throws IOException {
    OddFiles.file(folder.resolve("incoming"), "7", new byte[50]);
    OddFiles.file(store.workFolder("123.1"), "half.jpg", new byte[50]);

    var restarted = store(1_000);

    assertThat(filesUnder("incoming")).isEmpty();
    assertThat(filesUnder("work")).isEmpty();
    assertThat(restarted.open(MediaRef.picture("123/out-1", MediaType.JPEG, 50, 40, 30))).isEmpty();
  }

  @Test
  @Tag("K11")
  void aSourceThatIsGoneLeavesNothingBehind() throws IOException {
    assertThatThrownBy(() -> store.keep("123/ref-1", folder.resolve("gone"), JPEG))
        .isInstanceOf(MediaStoreException.class);

    assertThat(filesUnder("kept")).isEmpty();
    assertThat(filesUnder("incoming")).isEmpty();
  }

  @Test
  void aWorkFolderIsEmptiedWhenItIsAskedForAgain() {
    var first = store.workFolder("123.1");
    OddFiles.file(first, "old.jpg", new byte[5]);

    assertThat(store.workFolder("123.1")).isEqualTo(first).isEmptyDirectory();
  }

  @ParameterizedTest
  @Tag("B06")
  @ValueSource(strings = {"../../etc", "..", ".", "/etc/passwd", "a\nb", "CON", "a/../../b"})
  void noNameLeavesTheWorkFolder(String name) {
    assertThat(store.workFolder(name).normalize().getParent()).isEqualTo(folder.resolve("work"));
  }

  @ParameterizedTest
  @Tag("B06")
  @ValueSource(strings = {"../x", "/x", "x/../../y", "x.jpg", "", "x\ny", "X"})
  void noIdIsMadeOfPeoplesText(String id) {
    assertThatThrownBy(() -> store.keep(id, file(10), JPEG))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Tag("R04")
  void theOldestMakeRoomAndThenNewOnesAreRefused() throws IOException {
    var oldest = store.keep("1/out-1", file(400), JPEG);
    var old = store.keep("2/out-1", file(400), JPEG);
    age(oldest, Duration.ofHours(3));
    age(old, Duration.ofHours(2));

    var young = store.keep("3/out-1", file(500), JPEG);
    age(young, Duration.ofMinutes(1));

    assertThat(store.open(oldest)).isEmpty();
    assertThat(store.open(old)).isPresent();
    assertThatThrownBy(() -> store.keep("4/out-1", file(600), JPEG))
        .isInstanceOf(MediaStoreException.class)
        .hasMessageContaining("full");
    assertThat(store.open(old)).isPresent();
    assertThat(store.open(young)).isPresent();
  }

  @Test
  @Tag("R04")
  void theQuotaIsCountedAgainAfterARestart() throws IOException {
    age(store.keep("1/out-1", file(900), JPEG), Duration.ofMinutes(1));
    var restarted = store(1_000);

    assertThatThrownBy(() -> restarted.keep("2/out-1", file(200), JPEG))
        .isInstanceOf(MediaStoreException.class);
    assertThat(restarted.keep("1/out-1", file(90), JPEG).sizeBytes()).isEqualTo(90);
    assertThat(restarted.keep("2/out-1", file(900), JPEG).sizeBytes()).isEqualTo(900);
  }
}
