package dev.errdict.bot.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;

/** The address of {@code ERRDICT_HTTP}. */
public final class HttpAddress {
  private HttpAddress() {}

  /**
   * @param value {@code HOST:PORT}, or {@code PORT} for the loopback address
   */
  public static InetSocketAddress parse(String value) {
    Matcher address = Form.Address.PATTERN.matcher(value);
    if (!address.matches()) {
      throw new IllegalArgumentException("not checked before");
    }
    int port = Integer.parseInt(address.group("port"));
    return Optional.ofNullable(address.group("host"))
        .map(host -> new InetSocketAddress(host, port))
        .orElseGet(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }
}
