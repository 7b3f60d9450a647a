package dev.errdict.db.rows;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.ChangeKind;
import java.util.List;
import java.util.Optional;

/**
 * One change to commit: all of it or nothing.
 *
 * @param message why, in the author's words; may be empty
 * @param catalogs new, changed and removed catalogs
 * @param renamings pairs of a removed and a new entry that are the same entry
 */
public record Edit(
    ChangeKind kind,
    String author,
    String message,
    List<CatalogEdit> catalogs,
    List<EntryEdit> entries,
    List<Renaming> renamings) {
  public Edit {
    catalogs = List.copyOf(catalogs);
    entries = List.copyOf(entries);
    renamings = List.copyOf(renamings);
  }

  /** A change to entries, and to at most one catalog. */
  public Edit(
      ChangeKind kind,
      String author,
      String message,
      Optional<Catalog> catalog,
      List<EntryEdit> entries) {
    this(kind, author, message, catalog.map(CatalogEdit::to).stream().toList(), entries, List.of());
  }
}
