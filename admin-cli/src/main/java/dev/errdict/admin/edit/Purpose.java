package dev.errdict.admin.edit;

import dev.errdict.db.Catalog;
import dev.errdict.db.ChangeKind;
import java.util.Optional;

/**
 * What drafts are saved for.
 *
 * @param command the command's name
 * @param message why, when the author does not say
 * @param catalog what becomes of the catalog itself, when that changes too
 */
record Purpose(String command, ChangeKind kind, String message, Optional<Catalog> catalog) {
  static Purpose edit(String command) {
    return new Purpose(command, ChangeKind.EDIT, "", Optional.empty());
  }
}
