package dev.darkroom.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Files: where they are kept, what may come in, and the processes that decode them.
///
/// @param hosts hosts that references may be fetched from; `*.name` is every host below it
/// @param sizeBytesMax largest reference
/// @param sidePxMax longest side of a reference
/// @param areaPxMax most pixels of a reference
/// @param framesMax most frames of an animation; only the first is used
/// @param keptBytesMax most bytes that the store may hold; 0 is no limit
/// @param workers processes that decode and encode, one picture each at a time
/// @param workerHeapBytes memory of each of them
/// @param workDeadline longest that one piece of work may take before its process is killed
public record MediaSettings(
    Store store,
    ObjectStore objectStore,
    List<String> hosts,
    long sizeBytesMax,
    int sidePxMax,
    long areaPxMax,
    int framesMax,
    long keptBytesMax,
    int workers,
    long workerHeapBytes,
    Duration workDeadline) {
  public MediaSettings {
    hosts = List.copyOf(hosts);
  }

  public enum Store {
    DISK,
    S3
  }

  /// An S3-compatible store.
  ///
  /// @param pathStyle whether the bucket stands in the path instead of the host name
  public record ObjectStore(
      URI endpoint,
      String region,
      String bucket,
      String prefix,
      boolean pathStyle,
      Optional<Secret> accessKey,
      Optional<Secret> secretKey) {}

  static MediaSettings from(Section section, Secrets secrets) {
    var store = section.key("store", "Where pictures and clips are kept.").choice(Store.DISK);
    return new MediaSettings(
        store,
        objectStore(
            section.section("s3", "Used with store: s3. Any S3-compatible service."),
            secrets,
            store == Store.S3),
        section
            .key(
                "hosts",
                "Hosts that references may be fetched from; nothing else is ever fetched."
                    + " http:// works for loopback only.")
            .texts(List.of("cdn.discordapp.com", "media.discordapp.net", "files.slack.com")),
        section.key("size-max", "Largest reference.").bytes(25L << 20, 1 << 10, 200L << 20),
        section.key("side-max", "Longest side of a reference in pixels.").whole(16_384, 64, 65_535),
        section
            .key("area-max", "Most pixels of a reference.")
            .whole(50_000_000, 4_096, 250_000_000),
        section
            .key("frames-max", "Most frames of an animation; the first is used.")
            .whole(1_000, 1, 10_000),
        section
            .key("kept-max", "Most bytes kept on disk; the oldest go first. 0 B is no limit.")
            .bytes(0, 0, 100_000L << 30),
        section
            .key("workers", "Processes that decode and encode pictures, one at a time each.")
            .whole(2, 1, 32),
        section
            .key("worker-heap", "Memory of each of them.")
            .bytes(512L << 20, 128L << 20, 8L << 30),
        section
            .key("work-deadline", "Longest that one piece of their work may take.")
            .duration(Duration.ofMinutes(10), Duration.ofSeconds(5), Duration.ofMinutes(30)));
  }

  private static ObjectStore objectStore(Section section, Secrets secrets, boolean used) {
    var bucket = section.key("bucket", "Name of the bucket.").optionalText();
    if (used && bucket.isEmpty()) section.mistake("bucket", "expected a text, found nothing");
    return new ObjectStore(
        section.key("endpoint", "Address of the service.").address("https://s3.amazonaws.com"),
        section.key("region", "Region that requests are signed for.").text("us-east-1"),
        bucket.orElse(""),
        section.key("prefix", "Put before every file's name.").text("darkroom/"),
        section.key("path-style", "Whether the bucket stands in the path.").flag(true),
        secrets.read("S3_ACCESS_KEY", SecretShape.OTHER, "Access key of the object store."),
        secrets.read("S3_SECRET_KEY", SecretShape.OTHER, "Secret key of the object store."));
  }
}
