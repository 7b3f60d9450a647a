package dev.errdict.db.diff;

import dev.errdict.db.catalog.Entry;
import java.util.List;
import java.util.Optional;

/**
 * What a three-way merge made.
 *
 * @param entry empty when the entry is gone; where there is a conflict it holds what is here
 */
public record MergedEntry(Optional<Entry> entry, List<FieldConflict> conflicts) {
  public MergedEntry {
    conflicts = List.copyOf(conflicts);
  }
}
