package dev.errdict.admin.site;

import java.util.Optional;

/**
 * The options of a site.
 *
 * @param baseUrl where it will be published, ending in a slash; without it, addresses that have to
 *     be absolute are left out
 * @param title of the whole site, instead of the catalog's
 */
record SiteOptions(Optional<String> baseUrl, Optional<String> title) {
  /** The path of the base address, such as {@code /docs/}; a slash when there is none. */
  String basePath() {
    return baseUrl.map(url -> url.substring(url.indexOf('/', url.indexOf("://") + 3))).orElse("/");
  }
}
