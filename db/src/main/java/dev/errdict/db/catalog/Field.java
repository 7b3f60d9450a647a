package dev.errdict.db.catalog;

import dev.errdict.db.words.Tagged;

/** What a text says of its catalog, module, entry or variant. */
public enum Field implements Tagged {
  TITLE,
  MEANING,
  CAUSE,
  ACTION,
  NOTE,
  /** Of a catalog: what everybody who reads one of its entries should know. */
  NOTICE
}
