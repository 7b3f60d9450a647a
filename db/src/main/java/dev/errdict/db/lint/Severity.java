package dev.errdict.db.lint;

import dev.errdict.db.words.Tagged;

/** How much a finding matters, the worst first. */
public enum Severity implements Tagged {
  /** Readers miss something or a door cannot show it. */
  ERROR,
  /** Readers get it, but not as the style guide wants it. */
  WARNING,
  /** Worth knowing; nothing must be done. */
  NOTE
}
