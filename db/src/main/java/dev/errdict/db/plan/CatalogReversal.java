package dev.errdict.db.plan;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.diff.FieldConflict;
import dev.errdict.db.rows.CatalogEdit;
import java.util.List;
import java.util.Optional;

/**
 * How one catalog itself is reverted.
 *
 * @param now the catalog as stored
 * @param after the result; later edits stay, also those of conflicting fields
 * @param forced the result when fields that were changed again later are reverted too
 * @param conflicts the fields that were changed again later
 */
public record CatalogReversal(
    String id,
    Optional<Catalog> now,
    Optional<Catalog> after,
    Optional<Catalog> forced,
    List<FieldConflict> conflicts) {
  public CatalogReversal {
    conflicts = List.copyOf(conflicts);
  }

  boolean changes() {
    return !now.equals(after) || !now.equals(forced);
  }

  Optional<CatalogEdit> edit(Reversal.Later later) {
    Optional<Catalog> result =
        switch (later) {
          case KEEP -> after;
          case OVERWRITE -> forced;
        };
    if (now.equals(result)) {
      return Optional.empty();
    }
    return result.isEmpty()
        ? now.map(CatalogEdit::removing)
        : result.map(catalog -> CatalogEdit.from(now, catalog));
  }
}
