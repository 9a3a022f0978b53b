package dev.darkroom.media.s3;

import dev.darkroom.media.MediaFacts;
import dev.darkroom.media.MediaRef;
import dev.darkroom.media.MediaStore;
import dev.darkroom.media.MediaStoreException;
import io.minio.GetObjectArgs;
import io.minio.MinioClient;
import io.minio.RemoveObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps media in an S3-compatible object store, so that several copies of the bot share it, and
/// what was lately used on the local disk, too.
///
/// Nothing is tried twice here: whoever calls is a step of a generation, and those are repeated.
/// (The client throws [IllegalStateException] for some broken connections.)
public final class S3MediaStore implements MediaStore {
  private static final Logger log = LoggerFactory.getLogger(S3MediaStore.class);

  /// Files up to this size go up in one request, which the store takes whole or not at all.
  private static final long PART_BYTES = 512L << 20;

  private final MinioClient client;
  private final S3Settings settings;
  private final MediaStore cache;
  private final AtomicLong downloads = new AtomicLong();

  /// @param http shared with the rest of the program; its pools are used, its timeouts are not
  /// @param cache on the local disk; may forget what it likes
  public S3MediaStore(S3Settings settings, OkHttpClient http, MediaStore cache) {
    this.settings = settings;
    this.cache = cache;
    this.client =
        MinioClient.builder()
            .endpoint(settings.endpoint().toString())
            .region(settings.region())
            .credentials(settings.accessKey(), settings.secretKey())
            .httpClient(
                http.newBuilder()
                    .callTimeout(settings.timeout())
                    .readTimeout(settings.timeout())
                    .writeTimeout(settings.timeout())
                    .build(),
                false)
            .build();
    if (settings.pathStyle()) client.disableVirtualStyleEndpoint();
    else client.enableVirtualStyleEndpoint();
  }

  @Override
  public MediaRef keep(String id, Path file, MediaFacts facts) {
    var ref = cache.keep(id, file, facts);
    try {
      var _ =
          client.uploadObject(
              UploadObjectArgs.builder()
                  .bucket(settings.bucket())
                  .object(name(ref))
                  .contentType(facts.type().mime())
                  .filename(file.toString(), PART_BYTES)
                  .build());
      return ref;
    } catch (MinioException | IllegalStateException e) {
      // What the bucket does not have must not look kept here.
      cache.erase(ref);
      throw failed("A file could not be stored", e);
    }
  }

  /// From the local disk when it is there in full (another copy of the bot may have replaced it in
  /// the bucket), else from the bucket.
  @Override
  public Optional<Path> open(MediaRef ref) {
    var cached = cache.open(ref).filter(file -> hasSize(file, ref.sizeBytes()));
    return cached.isPresent() ? cached : download(ref);
  }

  private Optional<Path> download(MediaRef ref) {
    var folder = cache.workFolder("download-" + downloads.incrementAndGet());
    var file = folder.resolve("object");
    try (var object =
        client.getObject(
            GetObjectArgs.builder().bucket(settings.bucket()).object(name(ref)).build())) {
      // A transfer that breaks off throws; another size is another file, put there by a repeat.
      if (Files.copy(object, file) != ref.sizeBytes()) return Optional.empty();
      var _ = cache.keep(ref.id(), file, facts(ref));
      return cache.open(ref);
    } catch (MinioException | IllegalStateException e) {
      if (isGone(e)) return Optional.empty();
      throw failed("A file could not be fetched", e);
    } catch (IOException e) {
      throw failed("A file could not be fetched", e);
    } finally {
      erase(file, folder);
    }
  }

  private static MediaFacts facts(MediaRef ref) {
    return new MediaFacts(ref.type(), ref.widthPx(), ref.heightPx(), 1, ref.length(), false);
  }

  @Override
  public void erase(MediaRef ref) {
    try {
      client.removeObject(
          RemoveObjectArgs.builder().bucket(settings.bucket()).object(name(ref)).build());
    } catch (MinioException | IllegalStateException e) {
      if (!isGone(e)) throw failed("A file could not be erased", e);
    }
    cache.erase(ref);
  }

  @Override
  public Path workFolder(String name) {
    return cache.workFolder(name);
  }

  /// Without an extension: a repeat that comes out as another type replaces its own object.
  private String name(MediaRef ref) {
    return settings.prefix() + ref.id();
  }

  private static boolean isGone(Exception e) {
    return e instanceof ErrorResponseException answer
        && "NoSuchKey".equals(answer.errorResponse().code());
  }

  private static boolean hasSize(Path file, long sizeBytes) {
    try {
      return Files.size(file) == sizeBytes;
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException e) {
      throw failed("A file could not be read", e);
    }
  }

  private static void erase(Path... files) {
    try {
      for (var file : files) {
        var _ = Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // The next start sweeps it.
      log.atWarn().setCause(e).log("download left behind");
    }
  }

  private static MediaStoreException failed(String what, Exception cause) {
    log.atError().setCause(cause).log("object store failed");
    return new MediaStoreException(what + ": " + cause.getMessage(), cause);
  }
}
