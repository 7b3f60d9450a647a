package dev.errdict.db.plan;

import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.rows.CatalogEdit;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.rows.Renaming;
import dev.errdict.db.words.Tagged;
import java.util.List;

/**
 * What taking something back would do; nothing is written until its {@link #edit} is committed.
 *
 * @param revision the change that is taken back, or the one gone back to
 * @param catalogs the catalogs themselves that change, as they become
 * @param entries those that change, in order
 * @param renamings the names that entries get back
 */
public record Reversal(
    ChangeKind kind,
    long revision,
    List<CatalogEdit> catalogs,
    List<EntryReversal> entries,
    List<Renaming> renamings) {
  /** What becomes of the fields that were changed again since. */
  public enum Later implements Tagged {
    /** They keep what the later change made of them. */
    KEEP,
    /** They go back too. */
    OVERWRITE
  }

  public Reversal {
    catalogs = List.copyOf(catalogs);
    entries = List.copyOf(entries);
    renamings = List.copyOf(renamings);
  }

  public boolean conflicts() {
    return entries.stream().anyMatch(entry -> !entry.conflicts().isEmpty());
  }

  /** What of it concerns one catalog. */
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

  public boolean isEmpty() {
    return catalogs.isEmpty() && entries.isEmpty();
  }

  /** The catalogs as they become: one that keeps an entry is not removed. */
  public List<CatalogEdit> catalogs(Later later) {
    return catalogs.stream()
        .filter(
            edit ->
                edit.after().isPresent()
                    || entries.stream()
                        .filter(entry -> entry.ref().catalog().equals(edit.id()))
                        .allMatch(entry -> entry.after(later).isEmpty()))
        .toList();
  }

  /** The edit to commit; it is refused when an entry has moved since this was made. */
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
