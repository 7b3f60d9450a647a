package dev.errdict.db;

/** What made a change. */
public enum ChangeKind implements Tagged {
  /** A release shipped it. */
  SHIP,
  EDIT,
  IMPORT,
  UNDO,
  RESTORE
}
