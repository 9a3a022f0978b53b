package dev.darkroom.bot.wiring;

import dev.darkroom.media.DiskMediaStore;
import dev.darkroom.media.MediaStore;
import dev.darkroom.media.s3.S3MediaStore;
import dev.darkroom.media.s3.S3Settings;
import dev.darkroom.settings.MediaSettings;
import dev.darkroom.settings.Secret;
import dev.darkroom.settings.Settings;
import java.time.Duration;
import java.time.InstantSource;
import okhttp3.OkHttpClient;

/// Where pictures and clips are kept, as the settings say.
final class MediaStores {
  /// Files of generations that have not ended are never swept, whatever the disk quota.
  private static final Duration KEPT_AT_LEAST = Duration.ofDays(1);

  /// The largest clip on a slow line.
  private static final Duration OBJECT_TIMEOUT = Duration.ofMinutes(5);

  private MediaStores() {}

  /// With an object store, the disk holds what was lately used.
  static MediaStore open(Settings settings, InstantSource clock) {
    var disk =
        new DiskMediaStore(
            settings.data().resolve("media"), clock, keptBytesMax(settings), KEPT_AT_LEAST);
    return switch (settings.media().store()) {
      case DISK -> disk;
      case S3 -> new S3MediaStore(s3(settings.media().objectStore()), new OkHttpClient(), disk);
    };
  }

  private static S3Settings s3(MediaSettings.ObjectStore store) {
    return new S3Settings(
        store.endpoint(),
        store.region(),
        store.bucket(),
        store.prefix(),
        store.accessKey().map(Secret::reveal).orElse(""),
        store.secretKey().map(Secret::reveal).orElse(""),
        store.pathStyle(),
        OBJECT_TIMEOUT);
  }

  private static long keptBytesMax(Settings settings) {
    long limit = settings.media().keptBytesMax();
    return limit == 0 ? Long.MAX_VALUE : limit;
  }
}
