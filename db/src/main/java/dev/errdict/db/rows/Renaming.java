package dev.errdict.db.rows;

import dev.errdict.db.catalog.EntryRef;

/**
 * Another name for the same entry, so that its history goes on under it.
 *
 * @param before the entry's name until this change
 * @param after its name from then on
 */
public record Renaming(EntryRef before, EntryRef after) {
  public Renaming reversed() {
    return new Renaming(after, before);
  }
}
