package dev.darkroom.provider.http;

import dev.darkroom.settings.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;

/// How one service that runs models is reached.
///
/// @param name what routes call it
/// @param url base address, ends in a slash
/// @param keys its keys, in the order the service names them; empty when it needs none
/// @param local whether it runs in the operator's own network: plain http and private addresses are
///   allowed
/// @param callTimeout longest that one request may take, download included
/// @param pollEvery how often running work is asked for
/// @param hosts hosts besides its own that it may send us to; `*.name` is every host below it
/// @param answerBytesMax largest JSON answer
/// @param resultBytesMax largest result file
public record ServiceSettings(
    String name,
    URI url,
    List<Secret> keys,
    boolean local,
    Duration connectTimeout,
    Duration callTimeout,
    Duration pollEvery,
    List<String> hosts,
    long answerBytesMax,
    long resultBytesMax) {
  public ServiceSettings {
    keys = List.copyOf(keys);
    hosts = List.copyOf(hosts);
    if (!url.toString().endsWith("/"))
      throw new IllegalArgumentException("a base address ends in a slash: " + name);
  }

  /// The key, for services with one.
  ///
  /// @throws IllegalStateException when there is none
  public Secret key() {
    if (keys.isEmpty()) throw new IllegalStateException("no key for " + name);
    return keys.getFirst();
  }

  /// The base address.
  public HttpUrl base() {
    var base = HttpUrl.get(url);
    if (base == null) throw new IllegalArgumentException("not an http address: " + name);
    return base;
  }

  /// An address below the base.
  ///
  /// @param path without a leading slash; may carry a query
  public HttpUrl at(String path) {
    var resolved = base().resolve("./" + path);
    if (resolved == null) throw new IllegalArgumentException("not a path: " + path);
    return resolved;
  }
}
