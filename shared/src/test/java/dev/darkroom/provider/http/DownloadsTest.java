package dev.darkroom.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Failure.Kind;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Dns;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("A02")
@Tag("P08")
final class DownloadsTest {
  @TempDir Path folder;

  private Optional<Failure> fetch(String address, Dns dns) {
    var service = HostsTest.service(false);
    var downloads = new Downloads(service, new Hosts(service, dns), _ -> {});
    return downloads.fetch(address, false, folder.resolve("output"));
  }

  @Test
  void aNamedHostThatLeadsHomeIsRefusedAndAskedOnce() {
    var asked = new ArrayList<String>();
    Dns rebinding =
        host -> {
          asked.add(host);
          return List.of(InetAddress.getLoopbackAddress());
        };

    assertThat(fetch("https://cdn.example/out.png", rebinding))
        .hasValueSatisfying(it -> assertThat(it.kind()).isEqualTo(Kind.MALFORMED));
    assertThat(asked).containsExactly("cdn.example");
  }

  @Test
  void anAddressThatIsNoneIsRefusedWithoutLookingAnythingUp() {
    Dns never =
        host -> {
          throw new AssertionError("looked up " + host);
        };

    for (var address : List.of("", "nonsense", "https://169.254.169.254/", "http://cdn.example/x"))
      assertThat(fetch(address, never))
          .hasValueSatisfying(it -> assertThat(it.kind()).isEqualTo(Kind.MALFORMED));
  }
}
