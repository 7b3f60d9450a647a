package dev.errdict.db.lint;

import dev.errdict.db.catalog.CatalogDocument;
import java.util.List;

/** Looks for one kind of trouble in a whole catalog. */
interface Check {
  List<Finding> check(CatalogDocument document);

  /** Whether what it finds in an entry depends on the other entries. */
  default boolean comparesEntries() {
    return false;
  }
}
