package dev.errdict.admin.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Addresses that may become links. */
final class WebAddress {
  private WebAddress() {}

  /**
   * The address if it is http or https, else nothing, so that a javascript: address never becomes a
   * link.
   */
  static String safe(String address) {
    return parse(address).map(URI::toASCIIString).orElse("");
  }

  /**
   * A site's base address with a slash at its end.
   *
   * @return empty when it is not an http or https address with a host, or has a query or fragment
   */
  static Optional<String> base(String address) {
    return parse(address)
        .filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null)
        .filter(uri -> uri.getRawUserInfo() == null)
        .map(URI::toASCIIString)
        .map(base -> base.endsWith("/") ? base : base + "/");
  }

  private static Optional<URI> parse(String address) {
    try {
      URI uri = new URI(address.strip());
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
