package dev.errdict.db.store;

import dev.errdict.db.Catalog;
import dev.errdict.db.ChangeKind;
import java.util.List;
import java.util.Optional;

/**
 * One change to commit: all of it or nothing.
 *
 * @param catalog new or changed catalog data, its modules included
 * @param message why, in the author's words; may be empty
 */
public record Edit(
    ChangeKind kind,
    String author,
    String message,
    Optional<Catalog> catalog,
    List<EntryEdit> entries) {
  public Edit {
    entries = List.copyOf(entries);
  }
}
