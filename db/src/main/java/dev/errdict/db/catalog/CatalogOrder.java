package dev.errdict.db.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which of several entries that fit equally well come first: the default catalog's, then by
 * priority. Those of retired catalogs answer only where no other does.
 *
 * @param catalogs by their ids
 */
public record CatalogOrder(Map<String, Catalog> catalogs) {
  public boolean isRetired(EntryRef ref) {
    Catalog catalog = catalogs.get(ref.catalog());
    return catalog != null && catalog.retired();
  }

  /**
   * Those that answer, the first one first; of equals the order stays.
   *
   * @param name the entry that one of them is of
   */
  public <T> List<T> answering(List<T> all, Function<T, EntryRef> name) {
    boolean onlyRetired = all.stream().allMatch(one -> isRetired(name.apply(one)));
    return all.stream()
        .filter(one -> onlyRetired || !isRetired(name.apply(one)))
        .sorted(Comparator.comparingInt(one -> -rank(name.apply(one))))
        .toList();
  }

  /** The first one first; of equals the order stays. */
  public static List<Catalog> sorted(List<Catalog> catalogs) {
    return catalogs.stream().sorted(Comparator.comparingInt(catalog -> -rank(catalog))).toList();
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
