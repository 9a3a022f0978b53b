package dev.darkroom.bot.discord.standin;

import dev.darkroom.bot.standin.Front;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.ByteString;

/// Where files are fetched from: addresses are signed and run out. It can be slow, and can stop in
/// the middle.
public final class Cdn {
  private static final ByteString SECRET = ByteString.encodeUtf8("canary-signing-key");

  private final Front front;
  private final InstantSource clock;
  private final Snowflakes ids;
  private final Map<String, StoredFile> files = new ConcurrentHashMap<>();
  private final AtomicInteger downloads = new AtomicInteger();
  private volatile Duration linksLast = Duration.ofDays(1);
  private final AtomicInteger generation = new AtomicInteger();
  private volatile long bytesPerSecond = Long.MAX_VALUE;
  private volatile boolean truncating;

  Cdn(Front front, Snowflakes ids, InstantSource clock) {
    this.front = front;
    this.ids = ids;
    this.clock = clock;
  }

  /// Addresses given out from now on hold so long.
  public void linksLast(Duration time) {
    linksLast = time;
  }

  /// Addresses given out until now hold no longer; messages give fresh ones.
  public void expireLinks() {
    generation.incrementAndGet();
  }

  /// Files come at this pace from now on.
  public void bytesPerSecond(long pace) {
    bytesPerSecond = pace;
  }

  /// Whether connections break in the middle of files from now on.
  public void truncate(boolean yes) {
    truncating = yes;
  }

  /// How many files were asked for.
  public int downloads() {
    return downloads.get();
  }

  StoredFile keep(String channelId, Upload upload, boolean ephemeral, Optional<String> words) {
    var id = ids.next();
    var folder = ephemeral ? "/ephemeral-attachments/" : "/attachments/";
    var path = folder + channelId + "/" + id + "/" + upload.name();
    var file = new StoredFile(id, upload, path, ephemeral, words);
    files.put(front.url(path).encodedPath(), file);
    return file;
  }

  /// A signed address of a file, good for a while.
  String address(StoredFile file) {
    var ends = Long.toHexString(clock.instant().plus(linksLast).getEpochSecond());
    var begun = Long.toHexString(clock.instant().getEpochSecond());
    var url = front.url(file.path());
    return url.newBuilder()
        .addQueryParameter("ex", ends)
        .addQueryParameter("is", begun)
        .addQueryParameter("hm", signature(url.encodedPath(), ends))
        .build()
        .toString();
  }

  boolean holds(String path) {
    return path.startsWith("/attachments/") || path.startsWith("/ephemeral-attachments/");
  }

  MockResponse answer(RecordedRequest request) {
    downloads.incrementAndGet();
    var url = request.getUrl();
    var file = files.get(url.encodedPath());
    var ends = url.queryParameter("ex");
    if (file == null || ends == null) return gone();
    boolean over = Long.parseLong(ends, 16) < clock.instant().getEpochSecond();
    if (over || !signature(url.encodedPath(), ends).equals(url.queryParameter("hm"))) return gone();
    var answer =
        new MockResponse.Builder()
            .code(200)
            .setHeader("Content-Type", file.upload().type())
            .body(new Buffer().write(file.content()));
    if (bytesPerSecond != Long.MAX_VALUE)
      answer.throttleBody(Math.max(1, bytesPerSecond / 10), 100, TimeUnit.MILLISECONDS);
    if (truncating) answer.onResponseBody(new SocketEffect.CloseSocket(true, false, false));
    return answer.build();
  }

  private String signature(String path, String ends) {
    return ByteString.encodeUtf8(path + ends + generation.get()).hmacSha256(SECRET).hex();
  }

  private static MockResponse gone() {
    return new MockResponse.Builder()
        .code(404)
        .body("This content is no longer available.")
        .build();
  }
}
