package dev.errdict.db.plan;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.diff.EntryMerge;
import dev.errdict.db.diff.FieldConflict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How one entry goes back.
 *
 * @param basedOn the entry's revision that this was made on; 0 when it is not there
 * @param now as it stands
 * @param wanted as it was before what is taken back
 * @param after what it becomes; later edits of other fields stay, and so do the conflicting ones
 * @param conflicts the fields that were changed again since
 */
public record EntryReversal(
    EntryRef ref,
    OptionalLong basedOn,
    Optional<Entry> now,
    Optional<Entry> wanted,
    Optional<Entry> after,
    List<FieldConflict> conflicts) {

  /** What it becomes when even the fields that were changed again since go back. */
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
