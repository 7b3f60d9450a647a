package dev.errdict.db.lint;

import dev.errdict.db.words.Tagged;

/** How much a finding matters, the worst first. */
public enum Severity implements Tagged {
  /** Readers miss something or a door cannot show it. */
  ERROR,
  /** Readers understand it, but it does not follow the style guide. */
  WARNING,
  /** For information; no action needed. */
  NOTE
}
