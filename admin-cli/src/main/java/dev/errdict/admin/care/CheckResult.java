package dev.errdict.admin.care;

import dev.errdict.db.words.Tagged;

/**
 * The result of one check of the doctor.
 *
 * @param sentence in the reader's language; tells what to do unless all is well
 */
record CheckResult(Check check, Level level, String sentence) {
  /** What was checked. */
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

  /** The result's level. */
  enum Level implements Tagged {
    FINE,
    /** Not urgent. */
    NOTE,
    /** Something is broken. */
    TROUBLE
  }
}
