package dev.errdict.db.catalog;

import dev.errdict.db.words.Tagged;

/** Who can fix the error. */
public enum Mender implements Tagged {
  /** The developer of the calling code. */
  CALLER,
  /** The app's owner, in settings or plan. */
  OWNER,
  END_USER,
  PLATFORM,
  UNKNOWN
}
