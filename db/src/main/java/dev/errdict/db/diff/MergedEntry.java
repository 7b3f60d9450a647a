package dev.errdict.db.diff;

import dev.errdict.db.catalog.Entry;
import java.util.List;
import java.util.Optional;

/**
 * The result of a three-way merge.
 *
 * @param entry empty when the entry was removed; a field in conflict has the local value
 */
public record MergedEntry(Optional<Entry> entry, List<FieldConflict> conflicts) {
  public MergedEntry {
    conflicts = List.copyOf(conflicts);
  }
}
