package dev.errdict.db.diff;

/** How one field in a file relates to the stored one. */
public enum FieldState {
  NEW,
  CHANGED,
  SAME,
  /**
   * Changed here and in the file, each in its own way, since the revision that both started from.
   */
  CONFLICTING,
  /** Stored, but not in the file. */
  MISSING
}
