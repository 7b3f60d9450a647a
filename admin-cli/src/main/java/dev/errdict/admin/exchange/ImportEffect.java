package dev.errdict.admin.exchange;

import dev.errdict.db.diff.FieldState;
import dev.errdict.db.plan.PlannedEntry;
import dev.errdict.db.words.Tagged;

/** What an import does to an entry; the most important first. */
enum ImportEffect implements Tagged {
  CONFLICTING,
  REMOVED,
  CHANGED,
  NEW;

  static ImportEffect of(PlannedEntry entry) {
    if (entry.has(FieldState.CONFLICTING)) {
      return CONFLICTING;
    }
    if (entry.now().isEmpty()) {
      return NEW;
    }
    return entry.after().isEmpty() ? REMOVED : CHANGED;
  }
}
