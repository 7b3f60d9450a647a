package dev.errdict.db.catalog;

import dev.errdict.db.words.Tagged;

/** What kind of operation made a change. */
public enum ChangeKind implements Tagged {
  /** A release shipped it. */
  SHIP,
  EDIT,
  IMPORT,
  UNDO,
  RESTORE
}
