package dev.errdict.db.catalog;

import dev.errdict.db.words.Tagged;

/** Why a reader of one entry should look at another. */
public enum RelationKind implements Tagged {
  CONFUSED_WITH,
  /** The same problem on another object. */
  COUNTERPART,
  /** The target is the more general one. */
  BROADER,
  /** The target may be the reason. */
  CAUSE,
  SEE_ALSO
}
