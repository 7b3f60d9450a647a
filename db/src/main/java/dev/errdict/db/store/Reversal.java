package dev.errdict.db.store;

import dev.errdict.db.Catalog;
import dev.errdict.db.ChangeKind;
import dev.errdict.db.Tagged;
import java.util.List;
import java.util.Optional;

/**
 * What taking something back would do; nothing is written until its {@link #edit} is committed.
 *
 * @param revision the change that is taken back, or the one gone back to
 * @param catalog the catalog as it becomes, when it changes
 * @param entries those that change, in order
 */
public record Reversal(
    ChangeKind kind, long revision, Optional<Catalog> catalog, List<EntryReversal> entries) {
  /** What becomes of the fields that were changed again since. */
  public enum Later implements Tagged {
    /** They keep what the later change made of them. */
    KEEP,
    /** They go back too. */
    OVERWRITE
  }

  public Reversal {
    entries = List.copyOf(entries);
  }

  public boolean conflicts() {
    return entries.stream().anyMatch(entry -> !entry.conflicts().isEmpty());
  }

  /** What of it concerns one catalog. */
  public Reversal within(String id) {
    return new Reversal(
        kind,
        revision,
        catalog.filter(one -> one.id().equals(id)),
        entries.stream().filter(entry -> entry.ref().catalog().equals(id)).toList());
  }

  public boolean isEmpty() {
    return catalog.isEmpty() && entries.isEmpty();
  }

  /** The edit to commit; it is refused when an entry has moved since this was made. */
  public Edit edit(String author, String message, Later later) {
    return new Edit(
        kind,
        author,
        message,
        catalog,
        entries.stream()
            .map(entry -> new EntryEdit(entry.ref(), entry.basedOn(), entry.after(later)))
            .toList());
  }
}
