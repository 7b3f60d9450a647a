package dev.errdict.admin.history;

import dev.errdict.db.rows.EntryChange;
import dev.errdict.db.words.Tagged;

/** What a change did to an entry. */
enum Became implements Tagged {
  NEW,
  CHANGED,
  REMOVED;

  static Became of(EntryChange change) {
    if (change.before().isEmpty()) {
      return NEW;
    }
    return change.after().isEmpty() ? REMOVED : CHANGED;
  }
}
