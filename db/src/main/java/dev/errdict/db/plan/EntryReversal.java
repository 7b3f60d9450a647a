package dev.errdict.db.plan;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.diff.EntryMerge;
import dev.errdict.db.diff.FieldConflict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How one entry is reverted.
 *
 * @param basedOn the entry's revision that this is based on; 0 when there is no such entry
 * @param now the entry as stored
 * @param wanted the entry as it was before the change to revert
 * @param after the result; later edits stay, also those of conflicting fields
 * @param conflicts the fields that were changed again later
 */
public record EntryReversal(
    EntryRef ref,
    OptionalLong basedOn,
    Optional<Entry> now,
    Optional<Entry> wanted,
    Optional<Entry> after,
    List<FieldConflict> conflicts) {

  /** The result when fields that were changed again later are reverted too. */
  public Optional<Entry> forced() {
    Optional<Entry> entry = after;
    for (FieldConflict conflict : conflicts) {
      entry = EntryMerge.take(entry, wanted, conflict.path());
    }
    return entry;
  }

  public Optional<Entry> after(Reversal.Later later) {
    return switch (later) {
      case KEEP -> after;
      case OVERWRITE -> forced();
    };
  }
}
