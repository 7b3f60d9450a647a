package dev.errdict.admin.history;

import dev.errdict.db.rows.EntryChange;
import dev.errdict.db.words.Tagged;

/** What a change did to an entry. */
enum ChangeEffect implements Tagged {
  NEW,
  CHANGED,
  REMOVED;

  static ChangeEffect of(EntryChange change) {
    if (change.before().isEmpty()) {
      return NEW;
    }
    return change.after().isEmpty() ? REMOVED : CHANGED;
  }
}
