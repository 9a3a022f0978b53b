package dev.darkroom.provider.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Which IP addresses lie in nobody's public network.
public final class Addresses {
  private Addresses() {}

  /// Whether a connection there would reach this machine or a network behind it: loopback,
  /// link-local (cloud metadata), private, carrier-grade NAT, multicast, reserved, and IPv6 forms
  /// that carry such an IPv4 address.
  public static boolean isPrivate(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) return true;
    return switch (address) {
      case Inet4Address four -> isReserved(four.getAddress());
      case Inet6Address six -> isPrivate(six.getAddress());
      case InetAddress _ -> true;
    };
  }

  /// IANA special-purpose registry, read 2026-11.
  private static boolean isReserved(byte[] ip) {
    int first = ip[0] & 0xff;
    int second = ip[1] & 0xff;
    int third = ip[2] & 0xff;
    return first == 0
        || first >= 240
        || (first == 100 && second >= 64 && second < 128)
        || (first == 192 && second == 0 && (third == 0 || third == 2))
        || (first == 192 && second == 88 && third == 99)
        || (first == 198 && (second == 18 || second == 19))
        || (first == 198 && second == 51 && third == 100)
        || (first == 203 && second == 0 && third == 113);
  }

  private static boolean isPrivate(byte[] ip) {
    boolean uniqueLocal = (ip[0] & 0xfe) == 0xfc;
    boolean compatible = isZero(ip, 0, 10);
    boolean translated = ip[0] == 0 && ip[1] == 0x64 && (ip[2] & 0xff) == 0xff;
    boolean sixToFour = ip[0] == 0x20 && ip[1] == 0x02;
    boolean teredo = ip[0] == 0x20 && ip[1] == 0x01 && ip[2] == 0 && ip[3] == 0;
    if (uniqueLocal || teredo) return true;
    if (compatible || translated) return embeds(Arrays.copyOfRange(ip, 12, 16));
    return sixToFour && embeds(Arrays.copyOfRange(ip, 2, 6));
  }

  private static boolean embeds(byte[] four) {
    try {
      return isPrivate(InetAddress.getByAddress(four));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean isZero(byte[] ip, int from, int to) {
    for (int i = from; i < to; i++) if (ip[i] != 0) return false;
    return true;
  }
}
