package dev.errdict.db.catalog;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which of several entries that fit equally well come first: the default catalog's, then by
 * priority. Entries of retired catalogs are answers only when there is no other.
 *
 * @param catalogs by their ids
 */
public record CatalogOrder(Map<String, Catalog> catalogs) {
  public boolean isRetired(EntryRef ref) {
    Catalog catalog = catalogs.get(ref.catalog());
    return catalog != null && catalog.retired();
  }

  /**
   * The items that may be answers, in this order (a stable sort).
   *
   * @param name gives the entry of an item
   */
  public <T> List<T> answering(List<T> all, Function<T, EntryRef> name) {
    boolean onlyRetired = all.stream().allMatch(one -> isRetired(name.apply(one)));
    return all.stream()
        .filter(one -> onlyRetired || !isRetired(name.apply(one)))
        .sorted((a, b) -> Integer.compare(rank(name.apply(b)), rank(name.apply(a))))
        .toList();
  }

  /** The catalogs in this order; a stable sort. */
  public static List<Catalog> sorted(List<Catalog> catalogs) {
    return catalogs.stream().sorted((a, b) -> Integer.compare(rank(b), rank(a))).toList();
  }

  private int rank(EntryRef ref) {
    Catalog catalog = catalogs.get(ref.catalog());
    return catalog == null ? 0 : rank(catalog);
  }

  private static int rank(Catalog catalog) {
    CatalogSettings settings = catalog.settings();
    return settings.isDefault() ? CatalogSettings.MAX_PRIORITY + 1 : settings.priority();
  }
}
