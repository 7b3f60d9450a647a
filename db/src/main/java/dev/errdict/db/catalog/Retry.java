package dev.errdict.db.catalog;

import dev.errdict.db.words.Tagged;

/** Whether sending the same request again helps. */
public enum Retry implements Tagged {
  NEVER,
  AFTER_FIX,
  BACK_OFF,
  /** The SDK does it by itself. */
  AUTOMATIC,
  UNKNOWN
}
