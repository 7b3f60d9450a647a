package dev.errdict.db.rows;

import dev.errdict.db.catalog.Catalog;
import java.util.Optional;

/**
 * The new state of a catalog in an edit: its own fields and its modules.
 *
 * @param after empty to remove the catalog; its entries must go in the same edit
 * @param checked whether the edit is refused when the catalog is not as {@code basedOn} any more
 * @param basedOn the state that the edit was made from; empty when there was no such catalog
 */
public record CatalogEdit(
    String id, Optional<Catalog> after, boolean checked, Optional<Catalog> basedOn) {
  /** An edit whatever the catalog is now. */
  public static CatalogEdit to(Catalog after) {
    return new CatalogEdit(after.id(), Optional.of(after), false, Optional.empty());
  }

  /**
   * @param before empty for a new catalog
   */
  public static CatalogEdit from(Optional<Catalog> before, Catalog after) {
    return new CatalogEdit(after.id(), Optional.of(after), true, before);
  }

  public static CatalogEdit removing(Catalog before) {
    return new CatalogEdit(before.id(), Optional.empty(), true, Optional.of(before));
  }

  boolean isOutdated(Optional<Catalog> now) {
    return checked && !basedOn.equals(now);
  }
}
