package dev.errdict.db.catalog;

import dev.errdict.db.words.Tagged;

/**
 * Where a text comes from. Declared from the least to the most preferred: people see the last one
 * that exists.
 */
public enum Origin implements Tagged {
  /** The source page, verbatim. */
  UPSTREAM,
  /** The source page's text with an error of the page corrected. */
  REPAIRED,
  /** Written for this catalog. */
  OWN
}
