package dev.errdict.db.rows;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.diff.CatalogMerge;
import dev.errdict.db.diff.FieldChange;
import java.util.List;
import java.util.Optional;

/**
 * The change of one catalog, without its entries, between two revisions.
 *
 * @param before empty when it was not there
 * @param after empty when it was not there
 */
public record CatalogChange(String id, Optional<Catalog> before, Optional<Catalog> after) {
  public List<FieldChange> fields() {
    return CatalogMerge.between(before, after);
  }

  CatalogChange reversed() {
    return new CatalogChange(id, after, before);
  }
}
