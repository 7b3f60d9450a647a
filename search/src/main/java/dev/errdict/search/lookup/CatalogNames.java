package dev.errdict.search.lookup;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogName;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The names of the catalogs, cached until the catalogs change. */
final class CatalogNames {
  private final Supplier<Map<String, Catalog>> catalogs;
  private volatile Known known = new Known(Map.of(), new ConcurrentHashMap<>());

  private record Known(
      Map<String, Catalog> catalogs, Map<Set<String>, Map<String, CatalogName>> names) {}

  /**
   * @param catalogs by their ids; must return another map object after a change
   */
  CatalogNames(Supplier<Map<String, Catalog>> catalogs) {
    this.catalogs = catalogs;
  }

  /**
   * The names of the catalogs as they are now, in lower case. Safe for use by several threads.
   *
   * @param hidden ids of catalogs to leave out
   */
  @SuppressWarnings("ReferenceEquality") // comparing catalogs at each question takes longer
  Map<String, CatalogName> without(Set<String> hidden) {
    Map<String, Catalog> now = catalogs.get();
    Known last = known;
    if (last.catalogs() != now) {
      last = new Known(now, new ConcurrentHashMap<>());
      known = last;
    }
    return last.names()
        .computeIfAbsent(
            hidden,
            without ->
                CatalogName.of(
                    now.values().stream()
                        .filter(catalog -> !without.contains(catalog.id()))
                        .toList()));
  }
}
