package dev.darkroom.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every [MediaStore] promises. Subclass it once per implementation.
public abstract class MediaStoreContract {
  protected static final MediaFacts FACTS =
      new MediaFacts(MediaType.JPEG, 40, 30, 1, Duration.ZERO, false);

  @TempDir protected Path folder;

  /// A fresh, empty store that keeps what it keeps locally below `local`.
  protected abstract MediaStore newStore(Path local) throws IOException;

  protected final MediaStore newStore() throws IOException {
    return newStore(folder.resolve("store"));
  }

  /// A file of random bytes outside of the store.
  protected final Path file(long seed, int sizeBytes) throws IOException {
    var bytes = new byte[sizeBytes];
    new SplittableRandom(seed).nextBytes(bytes);
    return Files.write(folder.resolve("file-" + seed), bytes);
  }

  @Test
  void whatIsKeptCanBeOpened() throws IOException {
    var store = newStore();
    var file = file(1, 300_000);

    var ref = store.keep("123/ref-1", file, FACTS);

    assertThat(ref).isEqualTo(MediaRef.picture("123/ref-1", MediaType.JPEG, 300_000, 40, 30));
    assertThat(store.open(ref).orElseThrow()).hasSameBinaryContentAs(file);
  }

  @Test
  void itIsACopyThatOutlivesTheFile() throws IOException {
    var store = newStore();
    var file = file(1, 1_000);
    var bytes = Files.readAllBytes(file);

    var ref = store.keep("123/ref-1", file, FACTS);
    Files.delete(file);

    assertThat(store.open(ref).orElseThrow()).hasBinaryContent(bytes);
  }

  @Test
  void keepingAgainReplaces() throws IOException {
    var store = newStore();
    var _ = store.keep("7/out-1", file(1, 1_000), FACTS);
    var second = file(2, 2_000);

    var ref = store.keep("7/out-1", second, FACTS);

    assertThat(store.open(ref).orElseThrow()).hasSameBinaryContentAs(second);
  }

  @Test
  void aRepeatOfAnotherTypeReplacesToo() throws IOException {
    var store = newStore();
    var first = store.keep("7/out-1", file(1, 1_000), FACTS);
    var png = new MediaFacts(MediaType.PNG, 40, 30, 1, Duration.ZERO, false);
    var second = file(2, 2_000);

    var ref = store.keep("7/out-1", second, png);

    assertThat(store.open(ref).orElseThrow()).hasSameBinaryContentAs(second);
    assertThat(store.open(first)).isEmpty();
  }

  @Test
  void whatIsErasedIsGoneAndErasingAgainChangesNothing() throws IOException {
    var store = newStore();
    var ref = store.keep("7/out-1", file(1, 1_000), FACTS);
    var other = store.keep("7/out-2", file(2, 1_000), FACTS);

    store.erase(ref);
    store.erase(ref);

    assertThat(store.open(ref)).isEmpty();
    assertThat(store.open(other)).isPresent();
  }

  @Test
  void whatWasNeverKeptIsNotThere() throws IOException {
    assertThat(newStore().open(MediaRef.picture("7/out-1", MediaType.JPEG, 5, 1, 1))).isEmpty();
  }

  @Test
  void aFileThatIsNotThereCannotBeKept() throws IOException {
    var store = newStore();

    assertThatThrownBy(() -> store.keep("7/out-1", folder.resolve("nothing"), FACTS))
        .isInstanceOf(MediaStoreException.class);
  }

  @Test
  void aWorkFolderIsEmptyEveryTime() throws IOException {
    var store = newStore();
    var work = store.workFolder("generation 7");
    var _ = Files.writeString(work.resolve("half"), "done");

    assertThat(store.workFolder("generation 7")).isEqualTo(work).isEmptyDirectory();
    assertThat(store.workFolder("../escape").normalize()).startsWith(folder);
  }
}
