package dev.darkroom.surface.fetch;

import dev.darkroom.provider.http.Addresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/// The hosts that references may be fetched from.
///
/// A name is looked up once for a connection, and the addresses found are the ones connected to, so
/// that a second look-up cannot give another answer than the one that was checked.
public final class AllowedHosts implements Dns {
  private final List<String> hosts;
  private final Dns system;

  /// @param hosts as in the settings: a name, `*.` and a name, or `http://` and a loopback address
  public AllowedHosts(List<String> hosts) {
    this(hosts, Dns.SYSTEM);
  }

  AllowedHosts(List<String> hosts, Dns system) {
    this.hosts = hosts.stream().map(it -> it.toLowerCase(Locale.ROOT)).toList();
    this.system = system;
  }

  /// Whether something may be fetched from there.
  public boolean allows(HttpUrl url) {
    if (!url.username().isEmpty() || !url.password().isEmpty()) return false;
    return (url.isHttps() && url.port() == 443)
        ? hosts.stream().anyMatch(it -> matches(it, url.host()))
        : isNamedLoopback(url);
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    var found = system.lookup(host);
    boolean loopback = hosts.stream().anyMatch(it -> it.startsWith("http://" + host));
    if (!loopback && found.stream().anyMatch(Addresses::isPrivate))
      throw new UnknownHostException(host + " has a private address");
    if (loopback && !found.stream().allMatch(InetAddress::isLoopbackAddress))
      throw new UnknownHostException(host + " is not this machine");
    return found;
  }

  private static boolean matches(String allowed, String host) {
    return allowed.startsWith("*.") ? host.endsWith(allowed.substring(1)) : host.equals(allowed);
  }

  /// For tests and local set-ups: the entry names scheme, host and port.
  private boolean isNamedLoopback(HttpUrl url) {
    return hosts.contains(url.scheme() + "://" + url.host() + ":" + url.port());
  }
}
