package dev.errdict.admin.exchange;

import dev.errdict.db.plan.ImportPlan;
import dev.errdict.db.words.Tagged;

/** The side that wins where both changed the same field. */
public enum ConflictSide implements Tagged {
  HERE,
  FILE;

  ImportPlan.Conflicts conflicts() {
    return switch (this) {
      case HERE -> ImportPlan.Conflicts.HERE;
      case FILE -> ImportPlan.Conflicts.FILE;
    };
  }
}
