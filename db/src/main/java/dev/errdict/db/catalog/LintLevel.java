package dev.errdict.db.catalog;

import dev.errdict.db.words.Tagged;

/** How much of a catalog's wording lint looks at. */
public enum LintLevel implements Tagged {
  /** No checks. */
  OFF,
  /** Only errors: text that readers cannot see or a door cannot show. */
  RELAXED,
  /** Style and completeness too. */
  STRICT
}
