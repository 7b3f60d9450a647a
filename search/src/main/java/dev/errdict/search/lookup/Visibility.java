package dev.errdict.search.lookup;

import dev.errdict.db.catalog.Audience;
import dev.errdict.db.catalog.Catalog;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which catalogs an audience may not see. */
final class Visibility {
  private Visibility() {}

  /**
   * The ids of those that are hidden from an audience.
   *
   * @param catalogs by their ids
   */
  static Set<String> hidden(Map<String, Catalog> catalogs, Audience audience) {
    return audience.kind() == Audience.Kind.OPERATOR
        ? Set.of()
        : catalogs.values().stream()
            .filter(catalog -> !audience.sees(catalog))
            .map(Catalog::id)
            .collect(Collectors.toUnmodifiableSet());
  }
}
