package dev.darkroom.media.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.media.DiskMediaStore;
import dev.darkroom.media.MediaStore;
import dev.darkroom.media.MediaStoreContract;
import dev.darkroom.media.MediaStoreException;
import dev.darkroom.media.s3.S3StandIn.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class S3MediaStoreTest extends MediaStoreContract {
  private final OkHttpClient http = new OkHttpClient();
  private S3StandIn server;

  @BeforeEach
  void startServer() throws IOException {
    server = new S3StandIn();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Override
  protected MediaStore newStore(Path local) {
    return store(local, S3StandIn.SECRET_KEY, Duration.ofSeconds(20));
  }

  private S3MediaStore store(Path local, String secretKey, Duration timeout) {
    var settings =
        new S3Settings(
            server.endpoint(),
            S3StandIn.REGION,
            S3StandIn.BUCKET,
            "darkroom/",
            S3StandIn.ACCESS_KEY,
            secretKey,
            true,
            timeout);
    var cache = new DiskMediaStore(local, InstantSource.system(), 50_000_000, Duration.ofHours(1));
    return new S3MediaStore(settings, http, cache);
  }

  /// As another copy of the bot on another machine sees the bucket.
  private MediaStore otherCopy() {
    return newStore(folder.resolve("other"));
  }

  @Test
  void anotherCopyOfTheBotSeesWhatIsKept() throws IOException {
    var file = file(1, 300_000);

    var ref = newStore().keep("123/out-1", file, FACTS);

    assertThat(otherCopy().open(ref).orElseThrow()).hasSameBinaryContentAs(file);
    assertThat(server.types()).containsOnly(Map.entry("darkroom/123/out-1", "image/jpeg"));
  }

  @Test
  void aFileOfMoreThanOneUsualPartGoesUpInOneRequest() throws IOException {
    var file = file(1, 12_000_000);

    var ref = newStore().keep("123/out-1", file, FACTS);

    assertThat(server.requests()).isEqualTo(1);
    assertThat(otherCopy().open(ref).orElseThrow()).hasSameBinaryContentAs(file);
  }

  @Test
  void whatWasLatelyUsedIsNotFetchedAgain() throws IOException {
    var ref = newStore().keep("123/out-1", file(1, 1_000), FACTS);
    var other = otherCopy();
    assertThat(other.open(ref)).isPresent();
    int before = server.requests();

    assertThat(other.open(ref)).isPresent();

    assertThat(server.requests()).isEqualTo(before);
  }

  @Test
  void aReplacedFileIsFetchedAnew() throws IOException {
    var store = newStore();
    var other = otherCopy();
    assertThat(other.open(store.keep("123/out-1", file(1, 1_000), FACTS))).isPresent();
    var second = file(2, 2_000);

    var ref = store.keep("123/out-1", second, FACTS);

    assertThat(other.open(ref).orElseThrow()).hasSameBinaryContentAs(second);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"INTERNAL_ERROR", "SLOW_DOWN"})
  void aFailingStoreSaysSoAndTheRepeatSucceeds(Fault fault) throws IOException {
    var store = newStore();
    var file = file(1, 1_000);
    server.next(fault);

    assertThatThrownBy(() -> store.keep("123/out-1", file, FACTS))
        .isInstanceOf(MediaStoreException.class)
        .hasMessageStartingWith("A file could not be stored")
        .hasMessageNotContaining(S3StandIn.SECRET_KEY);

    var ref = store.keep("123/out-1", file, FACTS);
    assertThat(otherCopy().open(ref)).isPresent();
  }

  @Test
  void aDownloadThatBreaksOffIsNeverTakenForTheFile() throws IOException {
    var file = file(1, 300_000);
    var ref = newStore().keep("123/out-1", file, FACTS);
    var other = otherCopy();
    server.next(Fault.CUT_OFF);

    assertThatThrownBy(() -> other.open(ref)).isInstanceOf(MediaStoreException.class);

    assertThat(other.open(ref).orElseThrow()).hasSameBinaryContentAs(file);
  }

  @Test
  void aSilentStoreIsGivenUpAfterTheTimeout() throws IOException {
    var store = store(folder.resolve("store"), S3StandIn.SECRET_KEY, Duration.ofMillis(300));
    var file = file(1, 1_000);
    server.next(Fault.SILENT);

    assertThatThrownBy(() -> store.keep("123/out-1", file, FACTS))
        .isInstanceOf(MediaStoreException.class);
  }

  @Test
  void aWrongKeyIsRefused() throws IOException {
    var store = store(folder.resolve("store"), "wrong", Duration.ofSeconds(20));
    var file = file(1, 1_000);

    assertThatThrownBy(() -> store.keep("123/out-1", file, FACTS))
        .isInstanceOf(MediaStoreException.class)
        .hasMessageContaining("SignatureDoesNotMatch");
    assertThat(server.types()).isEmpty();
  }

  @Test
  void theSecretIsNeverPrinted() {
    assertThat(
            new S3Settings(
                server.endpoint(), "", "b", "", "", "top secret", true, Duration.ofSeconds(1)))
        .asString()
        .doesNotContain("secret");
  }
}
