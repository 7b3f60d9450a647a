package dev.errdict.db.plan;

import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.rows.CatalogEdit;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.rows.Renaming;
import dev.errdict.db.words.Tagged;
import java.util.List;

/**
 * What an undo would do; nothing is written until its {@link #edit} is committed.
 *
 * @param revision the change to undo, or the one to return to
 * @param catalogs those that change
 * @param entries those that change, in order
 * @param renamings the former names that entries get again
 */
public record Reversal(
    ChangeKind kind,
    long revision,
    List<CatalogReversal> catalogs,
    List<EntryReversal> entries,
    List<Renaming> renamings) {
  /** What to do with fields that were changed again later. */
  public enum Later implements Tagged {
    /** They keep what the later change made of them. */
    KEEP,
    /** They are reverted too. */
    OVERWRITE
  }

  public Reversal {
    catalogs = List.copyOf(catalogs);
    entries = List.copyOf(entries);
    renamings = List.copyOf(renamings);
  }

  public boolean conflicts() {
    return entries.stream().anyMatch(entry -> !entry.conflicts().isEmpty())
        || catalogs.stream().anyMatch(catalog -> !catalog.conflicts().isEmpty());
  }

  /** The part that concerns one catalog. */
  public Reversal within(String id) {
    return new Reversal(
        kind,
        revision,
        catalogs.stream().filter(one -> one.id().equals(id)).toList(),
        entries.stream().filter(entry -> entry.ref().catalog().equals(id)).toList(),
        renamings.stream()
            .filter(one -> one.before().catalog().equals(id) && one.after().catalog().equals(id))
            .toList());
  }

  /** Whether an entry goes from this catalog to another one, or comes back from there. */
  public boolean leaves(String id) {
    return renamings.stream()
        .anyMatch(one -> one.before().catalog().equals(id) != one.after().catalog().equals(id));
  }

  public boolean isEmpty() {
    return catalogs.isEmpty() && entries.isEmpty();
  }

  /** The resulting catalogs; one that keeps an entry is not removed. */
  public List<CatalogEdit> catalogs(Later later) {
    return catalogs.stream()
        .flatMap(catalog -> catalog.edit(later).stream())
        .filter(
            edit ->
                edit.after().isPresent()
                    || entries.stream()
                        .filter(entry -> entry.ref().catalog().equals(edit.id()))
                        .allMatch(entry -> entry.after(later).isEmpty()))
        .toList();
  }

  /** The edit to commit; it is refused when an entry has changed since this plan was made. */
  public Edit edit(String author, String message, Later later) {
    return new Edit(
        kind,
        author,
        message,
        catalogs(later),
        entries.stream()
            .map(entry -> new EntryEdit(entry.ref(), entry.basedOn(), entry.after(later)))
            .toList(),
        renamings);
  }
}
