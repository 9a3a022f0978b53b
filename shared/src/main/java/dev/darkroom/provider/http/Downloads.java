package dev.darkroom.provider.http;

import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Failure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// Fetches result files from hosts that the service's settings name. Every hop of a redirect is
/// checked anew; bytes stream to disk and stop at a cap; the key goes to the service itself only.
public final class Downloads {
  private static final int HOPS_MAX = 5;
  private static final int TRIES = 3;

  private final ServiceSettings service;
  private final Hosts hosts;
  private final OkHttpClient client;
  private final Consumer<Request.Builder> authorization;

  /// @param authorization puts the key into a request to the service itself
  public Downloads(ServiceSettings service, Consumer<Request.Builder> authorization) {
    this(service, new Hosts(service), authorization);
  }

  Downloads(ServiceSettings service, Hosts hosts, Consumer<Request.Builder> authorization) {
    this.service = service;
    this.hosts = hosts;
    this.authorization = authorization;
    client = Http.client(service, hosts);
  }

  /// Writes what the address holds to `target`, replacing it; or says why not. A connection that
  /// breaks off is tried again twice: fetching costs nothing.
  ///
  /// @param withKey whether the service wants its key for this file
  public Optional<Failure> fetch(String address, boolean withKey, Path target) {
    var url = HttpUrl.parse(address);
    if (url == null) return Optional.of(refused("result address that is none"));
    Optional<Failure> failure = Optional.empty();
    for (int attempt = 0; attempt < TRIES; attempt++) {
      failure = fetchOnce(url, withKey, target);
      if (failure.isEmpty() || failure.get().kind() != Kind.UNAVAILABLE) return failure;
    }
    return failure;
  }

  private Optional<Failure> fetchOnce(HttpUrl first, boolean withKey, Path target) {
    var url = first;
    try {
      for (int hop = 0; hop < HOPS_MAX; hop++) {
        var problem = hosts.problem(url);
        if (problem.isPresent()) return Optional.of(refused(problem.get()));
        try (var response = client.newCall(request(url, withKey)).execute()) {
          if (!response.isRedirect()) return answered(response, target);
          var next = url.resolve(Objects.requireNonNullElse(response.header("Location"), ""));
          if (next == null) return Optional.of(refused("redirect to nowhere"));
          url = next;
        }
      }
      return Optional.of(refused("more than " + HOPS_MAX + " redirects"));
    } catch (Hosts.PrivateAddressException _) {
      return Optional.of(refused("name with a private address"));
    } catch (TooLargeException _) {
      return Optional.of(
          Faults.malformed("result larger than " + service.resultBytesMax() + " bytes"));
    } catch (IOException broken) {
      return Optional.of(
          Failure.of(Kind.UNAVAILABLE, "result-broken", broken.getClass().getSimpleName()));
    }
  }

  private Request request(HttpUrl url, boolean withKey) {
    var request = new Request.Builder().url(url);
    if (withKey && hosts.isBase(url)) authorization.accept(request);
    return request.build();
  }

  private Optional<Failure> answered(Response response, Path target) throws IOException {
    if (!response.isSuccessful()) return Optional.of(refusedByHost(response.code()));
    if (response.body().contentLength() > service.resultBytesMax()) throw new TooLargeException();
    try (var in = new BoundedInput(response.body().byteStream(), service.resultBytesMax());
        var out = Files.newOutputStream(target)) {
      var _ = in.transferTo(out);
    }
    return Optional.empty();
  }

  private static Failure refusedByHost(int status) {
    return switch (status) {
      case 401, 403, 404, 410 ->
          Failure.of(Kind.RESULT_EXPIRED, "result-" + status, "the result is no longer there");
      default ->
          Failure.of(
              status >= 500 || status == 429 ? Kind.UNAVAILABLE : Kind.MALFORMED,
              "result-" + status,
              "the result could not be fetched");
    };
  }

  private static Failure refused(String what) {
    return Failure.of(Kind.MALFORMED, "result-refused", what);
  }
}
