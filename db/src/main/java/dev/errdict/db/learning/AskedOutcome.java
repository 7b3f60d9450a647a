package dev.errdict.db.learning;

import dev.errdict.db.words.Tagged;

/** How a question ended. */
public enum AskedOutcome implements Tagged {
  /** Its code, symbol or message named the entry. */
  CODE,
  /** The code was read with a slip, such as O for 0. */
  CORRECTED,
  /** Its words led to one entry. */
  WORDS,
  CHOICES,
  DECLINED
}
