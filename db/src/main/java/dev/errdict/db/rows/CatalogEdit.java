package dev.errdict.db.rows;

import dev.errdict.db.catalog.Catalog;
import java.util.Optional;

/**
 * The new state of a catalog in an edit: its own fields and its modules.
 *
 * @param after empty to remove the catalog; its entries must go in the same edit
 * @param basedOn the state that the edit was made from: the edit is refused when the catalog has
 *     another one by now; empty where that does not matter
 */
public record CatalogEdit(String id, Optional<Catalog> after, Optional<Catalog> basedOn) {
  public static CatalogEdit to(Catalog after) {
    return new CatalogEdit(after.id(), Optional.of(after), Optional.empty());
  }

  /**
   * @param before empty for a new catalog
   */
  public static CatalogEdit from(Optional<Catalog> before, Catalog after) {
    return new CatalogEdit(after.id(), Optional.of(after), before);
  }

  public static CatalogEdit removing(String id) {
    return new CatalogEdit(id, Optional.empty(), Optional.empty());
  }

  /** As {@link #removing(String)}, as it was seen. */
  public static CatalogEdit removing(Catalog before) {
    return new CatalogEdit(before.id(), Optional.empty(), Optional.of(before));
  }

  boolean isOutdated(Optional<Catalog> now) {
    return basedOn.isPresent() && !basedOn.equals(now);
  }
}
