package dev.errdict.db.catalog;

import dev.errdict.db.words.Tagged;

/** How people ask for an entry. */
public enum PhraseKind implements Tagged {
  /** A word, a symptom, a whole question. */
  ASK,
  /** An SDK constant or another spelling of the server's symbol. */
  SYMBOL,
  /** Another message that servers send with this code. */
  MESSAGE,
  MISSPELLING
}
