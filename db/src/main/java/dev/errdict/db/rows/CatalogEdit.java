package dev.errdict.db.rows;

import dev.errdict.db.catalog.Catalog;
import java.util.Optional;

/**
 * The new state of a catalog in an edit: its own fields and its modules.
 *
 * @param after empty to remove the catalog; its entries must go in the same edit
 */
public record CatalogEdit(String id, Optional<Catalog> after) {
  public static CatalogEdit to(Catalog after) {
    return new CatalogEdit(after.id(), Optional.of(after));
  }

  public static CatalogEdit removing(String id) {
    return new CatalogEdit(id, Optional.empty());
  }
}
