package dev.errdict.db.plan;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.diff.ComparedField;
import dev.errdict.db.diff.FieldState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an import would do to one entry.
 *
 * @param basedOn the entry's revision that this is based on; 0 when there is no such entry
 * @param after the result; a field in conflict has the local value
 * @param fromFile the result with the file's side of the conflicts
 * @param fields every field of either side
 */
public record PlannedEntry(
    EntryRef ref,
    OptionalLong basedOn,
    Optional<Entry> now,
    Optional<Entry> after,
    Optional<Entry> fromFile,
    List<ComparedField> fields) {
  public PlannedEntry {
    fields = List.copyOf(fields);
  }

  public boolean has(FieldState state) {
    return fields.stream().anyMatch(field -> field.state() == state);
  }

  public Optional<Entry> result(ImportPlan.Conflicts conflicts) {
    return switch (conflicts) {
      case HERE -> after;
      case FILE -> fromFile;
    };
  }

  boolean changes() {
    return !now.equals(after) || !now.equals(fromFile);
  }
}
