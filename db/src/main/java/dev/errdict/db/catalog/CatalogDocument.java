package dev.errdict.db.catalog;

import java.util.List;

/** What a catalog file holds: the catalog and all its entries, in the codes' natural order. */
public record CatalogDocument(Catalog catalog, List<Entry> entries) {
  public CatalogDocument {
    entries = entries.stream().sorted((a, b) -> a.ref().compareTo(b.ref())).toList();
  }
}
