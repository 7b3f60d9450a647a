package dev.errdict.admin.edit;

import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.rows.CatalogEdit;
import dev.errdict.db.rows.Renaming;
import java.util.List;
import java.util.Optional;

/**
 * The purpose of saving drafts.
 *
 * @param command the command's name
 * @param message the default message
 * @param catalogs changes of the catalogs themselves
 * @param renamings which of the drafts are one entry under two names
 * @param base of a command that may start from an older version of an entry
 */
record Purpose(
    String command,
    ChangeKind kind,
    String message,
    List<CatalogEdit> catalogs,
    List<Renaming> renamings,
    Optional<BaseOptions> base) {
  Purpose(String command, ChangeKind kind, String message) {
    this(command, kind, message, List.of(), List.of(), Optional.empty());
  }

  static Purpose edit(String command) {
    return new Purpose(command, ChangeKind.EDIT, "");
  }

  /** An edit that may start from an older version of an entry. */
  static Purpose edit(String command, BaseOptions base) {
    return new Purpose(command, ChangeKind.EDIT, "", List.of(), List.of(), Optional.of(base));
  }
}
