package dev.errdict.search.reply;

import dev.errdict.db.catalog.CatalogSettings;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import java.util.Optional;

/**
 * The addresses of entries' pages on web sites made by {@code errdict site}.
 *
 * @param general the address of a site that has every catalog, ending in a slash
 */
public record SiteLinks(Optional<String> general) {
  /** The variable with the address of the site. */
  public static final String VARIABLE = "ERRDICT_SITE_URL";

  /** No site is known. */
  public static final SiteLinks NONE = new SiteLinks(Optional.empty());

  /** By the address of a site; an invalid address counts as none. */
  public static SiteLinks at(Optional<String> address) {
    return new SiteLinks(address.flatMap(SiteLinks::base));
  }

  /**
   * The address of the entry's page.
   *
   * @param settings of the entry's catalog: its own site comes first; a catalog that only some chat
   *     servers may see is not on the general site
   */
  public Optional<String> page(EntryRef ref, Lang lang, CatalogSettings settings) {
    return settings
        .site()
        .flatMap(SiteLinks::base)
        .or(() -> general.filter(base -> settings.servers().isEmpty()))
        .map(base -> base + PageAddress.path(ref, lang));
  }

  private static Optional<String> base(String address) {
    return Optional.of(address.strip())
        .filter(url -> url.matches("(?i)https?://[^\\s/?#]+[^\\s?#]*"))
        .map(url -> url.endsWith("/") ? url : url + "/");
  }
}
