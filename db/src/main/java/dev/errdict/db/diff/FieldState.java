package dev.errdict.db.diff;

/** What a file says of one field of an entry that stands. */
public enum FieldState {
  NEW,
  CHANGED,
  SAME,
  /**
   * Changed here and in the file, each in its own way, since the revision that both started from.
   */
  CONFLICTING,
  /** Here and not in the file. */
  MISSING
}
