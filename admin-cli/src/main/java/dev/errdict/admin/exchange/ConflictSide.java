package dev.errdict.admin.exchange;

import dev.errdict.db.plan.ImportPlan;
import dev.errdict.db.words.Tagged;

/** Who wins where both sides changed the same field, as the command line says it. */
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
