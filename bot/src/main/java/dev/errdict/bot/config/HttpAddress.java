package dev.errdict.bot.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of {@code ERRDICT_HTTP}. */
public final class HttpAddress {
  private static final Pattern PATTERN =
      Pattern.compile("(?:(?<host>\\[[0-9a-fA-F:.]+]|[A-Za-z0-9.-]+):)?(?<port>[0-9]{1,5})");

  private static final int LAST_PORT = 65_535;

  private HttpAddress() {}

  /** Whether a value is {@code HOST:PORT} or {@code PORT}; IPv6 in brackets. */
  static boolean isOne(String value) {
    Matcher address = PATTERN.matcher(value);
    return address.matches() && Integer.parseInt(address.group("port")) <= LAST_PORT;
  }

  /**
   * @param value {@code HOST:PORT}, or {@code PORT} for the loopback address
   */
  public static InetSocketAddress parse(String value) {
    Matcher address = PATTERN.matcher(value);
    if (!address.matches()) {
      throw new IllegalArgumentException("not checked before");
    }
    int port = Integer.parseInt(address.group("port"));
    return Optional.ofNullable(address.group("host"))
        .map(host -> new InetSocketAddress(host, port))
        .orElseGet(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }
}
