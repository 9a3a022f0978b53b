package dev.darkroom.provider.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/// The hosts that a service may send us to.
///
/// A name is looked up once for a connection and the addresses found are the ones connected to, so
/// that a second look-up cannot give another answer than the one that was checked.
public final class Hosts implements Dns {
  private final HttpUrl base;
  private final List<String> names;
  private final boolean local;
  private final Dns system;

  public Hosts(ServiceSettings service) {
    this(service, Dns.SYSTEM);
  }

  Hosts(ServiceSettings service, Dns system) {
    base = service.base();
    names = service.hosts();
    local = service.local();
    this.system = system;
  }

  /// Why the address may not be followed; empty when it may.
  public Optional<String> problem(HttpUrl url) {
    if (!url.username().isEmpty() || !url.password().isEmpty())
      return Optional.of("address with a user name");
    if (!url.isHttps() && !local) return Optional.of("address that is not https");
    if (!isNamed(url.host())) return Optional.of("host that is not named: " + url.host());
    if (!local && isLiteral(url.host())) return Optional.of("address without a name");
    if (!local && url.port() != 443 && !isBase(url))
      return Optional.of("unusual port " + url.port());
    return Optional.empty();
  }

  /// The address in the text, when it may be followed.
  public Optional<HttpUrl> parse(String text) {
    return Optional.ofNullable(HttpUrl.parse(text)).filter(url -> problem(url).isEmpty());
  }

  /// Whether the address lies on the service itself, so that the key may go there.
  public boolean isBase(HttpUrl url) {
    return url.host().equals(base.host())
        && url.port() == base.port()
        && url.isHttps() == base.isHttps();
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    var found = system.lookup(host);
    if (!local && found.stream().anyMatch(Addresses::isPrivate))
      throw new PrivateAddressException(host);
    return found;
  }

  private boolean isNamed(String host) {
    if (host.equals(base.host())) return true;
    for (var name : names) {
      var wanted = name.toLowerCase(Locale.ROOT);
      if (wanted.startsWith("*.") ? host.endsWith(wanted.substring(1)) : host.equals(wanted))
        return true;
    }
    return false;
  }

  /// Digits and dots in any of the forms that look-ups take (decimal, octal, hexadecimal), or IPv6.
  private static boolean isLiteral(String host) {
    return host.contains(":") || host.matches("(0x[0-9a-f]*|[0-9]+)(\\.(0x[0-9a-f]*|[0-9]+))*\\.?");
  }

  /// A public name that leads into a private network.
  static final class PrivateAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    PrivateAddressException(String host) {
      super(host + " has a private address");
    }
  }
}
