package dev.errdict.admin.care;

import dev.errdict.db.words.Tagged;

/**
 * What the doctor says of one thing.
 *
 * @param sentence in the reader's language; tells what to do unless all is well
 */
record Symptom(Check check, Level level, String sentence) {
  /** What was looked at. */
  enum Check implements Tagged {
    VERSIONS,
    HOME,
    PERMISSIONS,
    SPACE,
    DATABASE,
    ENTRIES,
    SCHEMA,
    INDEX,
    TEXTS,
    UPSTREAM
  }

  /** How it is. */
  enum Level implements Tagged {
    FINE,
    /** Somebody should see to it when there is time. */
    NOTE,
    /** Something is broken. */
    TROUBLE
  }
}
