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
 * @param base of a command that may go on from an older version of an entry
 */
record Purpose(
    String command,
    ChangeKind kind,
    String message,
    Optional<Catalog> catalog,
    Optional<BaseOptions> base) {
  Purpose(String command, ChangeKind kind, String message, Optional<Catalog> catalog) {
    this(command, kind, message, catalog, Optional.empty());
  }

  static Purpose edit(String command) {
    return new Purpose(command, ChangeKind.EDIT, "", Optional.empty());
  }

  /** An edit that may go on from an older version of an entry. */
  static Purpose edit(String command, BaseOptions base) {
    return new Purpose(command, ChangeKind.EDIT, "", Optional.empty(), Optional.of(base));
  }
}
