package dev.errdict.db.rows;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.diff.EntryDiff;
import dev.errdict.db.diff.FieldChange;
import java.util.List;
import java.util.Optional;

/**
 * The change of one entry between two revisions.
 *
 * @param before empty when it was not there
 * @param after empty when it was removed
 */
public record EntryChange(EntryRef ref, Optional<Entry> before, Optional<Entry> after) {
  public List<FieldChange> fields() {
    return EntryDiff.between(before, after);
  }
}
