package dev.errdict.db.catalog;

import dev.errdict.db.words.Tagged;

/** Which field of its catalog, module, entry or variant a text is. */
public enum Field implements Tagged {
  TITLE,
  MEANING,
  CAUSE,
  ACTION,
  NOTE,
  /** Of a catalog: what everybody who reads one of its entries should know. */
  NOTICE
}
