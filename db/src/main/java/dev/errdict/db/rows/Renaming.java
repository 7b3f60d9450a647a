package dev.errdict.db.rows;

import dev.errdict.db.catalog.EntryRef;

/**
 * A renaming of an entry, whose history continues under the new name.
 *
 * @param before the entry's name until this change
 * @param after its name from then on
 */
public record Renaming(EntryRef before, EntryRef after) {
  public Renaming reversed() {
    return new Renaming(after, before);
  }
}
