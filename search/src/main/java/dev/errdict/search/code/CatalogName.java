package dev.errdict.search.code;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people call a catalog before a code, as in {@code PG-57014}.
 *
 * @param catalogs the ids of those that are called so
 * @param alone whether a code behind the name is of these catalogs or of none; a word that also
 *     means other things is not so strict
 */
public record CatalogName(Set<String> catalogs, boolean alone) {
  public CatalogName {
    catalogs = Set.copyOf(catalogs);
  }

  /** A name that another catalog has, too. */
  public CatalogName and(CatalogName other) {
    return new CatalogName(
        Stream.concat(catalogs.stream(), other.catalogs.stream())
            .collect(Collectors.toUnmodifiableSet()),
        alone || other.alone);
  }
}
