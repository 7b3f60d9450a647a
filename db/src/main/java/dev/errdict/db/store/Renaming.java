package dev.errdict.db.store;

import dev.errdict.db.EntryRef;

/**
 * Another name for the same entry, so that its history goes on under it.
 *
 * @param before the entry's name until this change
 * @param after its name from then on
 */
public record Renaming(EntryRef before, EntryRef after) {
  Renaming reversed() {
    return new Renaming(after, before);
  }
}
