package dev.errdict.db.catalog;

import dev.errdict.db.words.Tagged;

/**
 * Where a text comes from. Declared from the least to the most preferred: people see the last one
 * there is.
 */
public enum Origin implements Tagged {
  /** The source page, verbatim. */
  UPSTREAM,
  /** The page's own glitch mended. */
  REPAIRED,
  /** Written for this catalog. */
  OWN
}
