package dev.errdict.admin.edit;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.diff.EntryDiff;
import dev.errdict.db.diff.FieldChange;
import dev.errdict.db.plan.EntryReversal;
import dev.errdict.db.plan.Reversal;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.ChangeLog;
import dev.errdict.db.rows.EntryEdit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An entry being edited.
 *
 * @param basedOn the entry's revision that the author started from; 0 when there was no entry
 * @param after empty to remove it
 */
record Draft(EntryRef ref, long basedOn, Optional<Entry> before, Optional<Entry> after) {
  /** The stored entry, not yet changed. */
  static Draft of(CatalogStore store, EntryRef ref) {
    // The revision first, so that a commit in between is noticed.
    long revision = store.revisionOf(ref).orElse(0);
    Optional<Entry> entry = store.find(ref);
    return new Draft(ref, revision, entry, entry);
  }

  /** The entry as it was at a revision. */
  static Draft at(ChangeLog log, EntryRef ref, long revision) throws CatalogException {
    Optional<Entry> entry = log.at(ref, revision);
    return new Draft(ref, revision, entry, entry);
  }

  /** The draft of an undo. */
  static Draft of(EntryReversal reversal, Reversal.Later later) {
    return new Draft(
        reversal.ref(), reversal.basedOn().orElse(0), reversal.now(), reversal.after(later));
  }

  Draft to(Entry changed) {
    return new Draft(ref, basedOn, before, Optional.of(changed));
  }

  /** This draft with an operation applied. */
  Draft with(EntryOperation operation) throws CatalogException {
    return new Draft(ref, basedOn, before, operation.on(after.orElse(Entry.blank(ref))));
  }

  Draft toNothing() {
    return new Draft(ref, basedOn, before, Optional.empty());
  }

  /** The same result based on the entry as stored now. */
  Draft onto(Draft now, Optional<Entry> merged) {
    return new Draft(ref, now.basedOn, now.before, merged);
  }

  boolean isChanged() {
    return !before.equals(after);
  }

  List<FieldChange> changes() {
    return EntryDiff.between(before, after);
  }

  EntryEdit edit() {
    return new EntryEdit(ref, OptionalLong.of(basedOn), after);
  }
}
