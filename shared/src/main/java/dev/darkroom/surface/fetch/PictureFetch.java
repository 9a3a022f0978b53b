package dev.darkroom.surface.fetch;

import dev.darkroom.settings.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// Copies pictures that people sent to disk: from allowed hosts, without redirects, and no more
/// bytes than a reference may have, whatever the sender claims. What is in the file is for
/// [dev.darkroom.media.Pictures] to judge.
public final class PictureFetch {
  private static final int TRIES = 3;
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration READ = Duration.ofSeconds(10);
  private static final Duration CALL = Duration.ofSeconds(45);

  private final AllowedHosts hosts;
  private final long sizeBytesMax;
  private final OkHttpClient client;

  /// @param sizeBytesMax largest reference
  public PictureFetch(AllowedHosts hosts, long sizeBytesMax) {
    this.hosts = hosts;
    this.sizeBytesMax = sizeBytesMax;
    client =
        new OkHttpClient.Builder()
            .dns(hosts)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(CONNECT)
            .readTimeout(READ)
            .callTimeout(CALL)
            .build();
  }

  /// What became of a fetch.
  public enum Outcome {
    FETCHED,
    /// The address is not one of those that pictures may come from.
    FOREIGN,
    /// The link is no longer valid, or the file was deleted.
    EXPIRED,
    TOO_LARGE,
    /// A page for people came instead of the file: the token that was shown does not open it.
    NO_RIGHT,
    /// The host does not answer as it should; later it may.
    UNREACHABLE
  }

  /// Writes what the address holds to `target`. A connection that breaks off is tried again twice.
  public Outcome fetch(String address, Path target) {
    return fetch(address, Optional.empty(), target);
  }

  /// The same, showing a token; none but an allowed host ever sees it.
  public Outcome fetch(String address, Secret token, Path target) {
    return fetch(address, Optional.of(token), target);
  }

  private Outcome fetch(String address, Optional<Secret> token, Path target) {
    var url = HttpUrl.parse(address);
    if (url == null || !hosts.allows(url)) return Outcome.FOREIGN;
    var outcome = Outcome.UNREACHABLE;
    for (int attempt = 0; attempt < TRIES && outcome == Outcome.UNREACHABLE; attempt++)
      outcome = fetchOnce(request(url, token), target);
    return outcome;
  }

  private static Request request(HttpUrl url, Optional<Secret> token) {
    var request = new Request.Builder().url(url);
    token.ifPresent(it -> request.header("Authorization", "Bearer " + it.reveal()));
    return request.build();
  }

  private Outcome fetchOnce(Request request, Path target) {
    try (var response = client.newCall(request).execute()) {
      return switch (response.code()) {
        case 200 -> isPage(response) ? Outcome.NO_RIGHT : write(response, target);
        case 301, 302, 303, 307, 308 -> redirected(request);
        case 401, 403, 404, 410 -> Outcome.EXPIRED;
        default -> Outcome.UNREACHABLE;
      };
    } catch (IOException broken) {
      return Outcome.UNREACHABLE;
    }
  }

  /// Platforms that want a token send those without a right to a page where people sign in.
  private static Outcome redirected(Request request) {
    return request.header("Authorization") == null ? Outcome.UNREACHABLE : Outcome.NO_RIGHT;
  }

  private static boolean isPage(Response response) {
    var type = response.body().contentType();
    return type != null && type.subtype().equals("html");
  }

  private Outcome write(Response response, Path target) throws IOException {
    long claimed = response.body().contentLength();
    if (claimed > sizeBytesMax) return Outcome.TOO_LARGE;
    try (var in = response.body().byteStream();
        var out = Files.newOutputStream(target)) {
      return copy(in, out) ? Outcome.FETCHED : Outcome.TOO_LARGE;
    }
  }

  /// @return false when there was more than a reference may have
  private boolean copy(InputStream in, OutputStream out) throws IOException {
    var buffer = new byte[BUFFER_BYTES];
    long copied = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      copied += read;
      if (copied > sizeBytesMax) return false;
      out.write(buffer, 0, read);
    }
    return true;
  }
}
