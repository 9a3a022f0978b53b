package dev.darkroom.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.settings.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A02")
final class HostsTest {
  static ServiceSettings service(boolean local) {
    return new ServiceSettings(
        "sample",
        URI.create("https://api.example/v1/"),
        List.of(new Secret("k")),
        local,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        List.of("*.files.example", "cdn.example", "127.0.0.1"),
        1_000,
        1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.example/x",
        "https://a.files.example/x?sig=1",
        "https://A.B.FILES.example/x",
        "https://cdn.example:443/x",
      })
  void namedHostsMayBeFollowed(String address) {
    assertThat(new Hosts(service(false)).parse(address)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://cdn.example/x",
        "https://cdn.example:8443/x",
        "https://cdn.example.evil.example/x",
        "https://files.example/x",
        "https://notfiles.example/x",
        "https://user@cdn.example/x",
        "https://cdn.example@evil.example/x",
        "https://127.0.0.1/x",
        "https://2130706433/x",
        "https://0177.0.0.1/x",
        "https://0x7f.0.0.1/x",
        "https://[::1]/x",
        "https://[::ffff:127.0.0.1]/x",
        "https://169.254.169.254/latest/meta-data/",
        "ftp://cdn.example/x",
        "file:///etc/passwd",
        "//cdn.example/x",
        "",
      })
  void othersMayNot(String address) {
    assertThat(new Hosts(service(false)).parse(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1.2.3",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "2001:0:1::1",
      })
  void aNameThatLeadsIntoAPrivateNetworkIsNotConnectedTo(String ip) {
    var hosts =
        new Hosts(
            service(false),
            _ -> List.of(InetAddress.ofLiteral("93.184.216.34"), InetAddress.ofLiteral(ip)));

    assertThatThrownBy(() -> hosts.lookup("cdn.example"))
        .isInstanceOf(Hosts.PrivateAddressException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"93.184.216.34", "100.128.0.1", "172.32.0.1", "2606:4700::1", "64:ff9b::808:808"})
  void aPublicAddressIsConnectedTo(String ip) throws UnknownHostException {
    var hosts = new Hosts(service(false), _ -> List.of(InetAddress.ofLiteral(ip)));

    assertThat(hosts.lookup("cdn.example")).hasSize(1);
  }

  @Test
  void aServiceOfOnesOwnMayBeOnAPrivateAddressAndStillOnlyOnNamedHosts() throws Exception {
    var hosts = new Hosts(service(true), _ -> List.of(InetAddress.ofLiteral("127.0.0.1")));

    assertThat(hosts.lookup("cdn.example")).hasSize(1);
    assertThat(hosts.parse("http://127.0.0.1:8188/view")).isPresent();
    assertThat(hosts.parse("http://10.0.0.1/secret")).isEmpty();
  }

  @Test
  void theKeyGoesToTheServiceItselfOnly() {
    var hosts = new Hosts(service(false));

    assertThat(hosts.isBase(HttpUrl.get("https://api.example/files/1"))).isTrue();
    assertThat(hosts.isBase(HttpUrl.get("https://cdn.example/files/1"))).isFalse();
    assertThat(hosts.isBase(HttpUrl.get("http://api.example/files/1"))).isFalse();
  }
}
