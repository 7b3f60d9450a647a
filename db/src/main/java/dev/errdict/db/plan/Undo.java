package dev.errdict.db.plan;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.diff.CatalogMerge;
import dev.errdict.db.diff.EntryMerge;
import dev.errdict.db.diff.FieldConflict;
import dev.errdict.db.diff.MergedEntry;
import dev.errdict.db.rows.CatalogChange;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.ChangeLog;
import dev.errdict.db.rows.EntryChange;
import dev.errdict.db.rows.Renaming;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans the undo of committed changes. The plan is an edit like any other. */
public final class Undo {
  private final CatalogStore store;
  private final ChangeLog log;

  public Undo(CatalogStore store, ChangeLog log) {
    this.store = store;
    this.log = log;
  }

  /**
   * Undoes one change. Later edits stay; where both changed the same field, the plan reports a
   * conflict.
   *
   * @throws CatalogException when there is no such change, or nothing of it is left
   */
  public Reversal ofChange(long revision) throws CatalogException {
    List<EntryReversal> entries = reversals(log.entries(revision), revision);
    List<CatalogReversal> catalogs = catalogs(log.catalogs(revision), entries);
    if (entries.isEmpty() && catalogs.isEmpty()) {
      throw new CatalogException(Problem.HISTORY_NOTHING_LEFT, revision);
    }
    return new Reversal(ChangeKind.UNDO, revision, catalogs, entries, back(revision - 1, revision));
  }

  /**
   * Undoes all changes of a range at once, as {@link #ofChange} does for one.
   *
   * @param from the first of them
   * @param to the last of them, not before the first
   * @throws CatalogException when there is no such change, or nothing of them is left
   */
  public Reversal ofRange(long from, long to) throws CatalogException {
    for (long revision : new long[] {from, to}) {
      if (log.find(revision).isEmpty()) {
        throw new CatalogException(Problem.HISTORY_NO_CHANGE, revision);
      }
    }
    List<EntryReversal> entries = reversals(log.between(from - 1, to), to);
    List<CatalogReversal> catalogs = catalogs(log.catalogsBetween(from - 1, to), entries);
    if (entries.isEmpty() && catalogs.isEmpty()) {
      throw new CatalogException(Problem.HISTORY_NOTHING_LEFT, from + ".." + to);
    }
    return new Reversal(ChangeKind.UNDO, to, catalogs, entries, back(from - 1, to));
  }

  /**
   * Returns one entry to its state right after a change, whatever happened to it since.
   *
   * @throws CatalogException when there was no such change, or the entry was not there then
   */
  public Reversal toRevision(EntryRef ref, long revision) throws CatalogException {
    if (log.find(revision).isEmpty()) {
      throw new CatalogException(Problem.HISTORY_NO_CHANGE, revision);
    }
    Optional<Entry> then = log.at(ref, revision);
    Optional<Entry> now = store.find(ref);
    if (then.isEmpty()) {
      throw new CatalogException(Problem.HISTORY_NOT_THERE_THEN, ref.code(), revision);
    }
    return new Reversal(
        ChangeKind.RESTORE, revision, List.of(), List.of(reversal(ref, now, then)), List.of());
  }

  /**
   * The changes of entries up to a revision, taken back under the names that the entries have now.
   */
  private List<EntryReversal> reversals(List<EntryChange> changes, long revision) {
    Map<EntryRef, EntryRef> names = log.namesSince(revision);
    List<EntryReversal> entries = new ArrayList<>();
    for (EntryChange change : changes) {
      EntryRef name =
          change.after().isPresent()
              ? names.getOrDefault(change.ref(), change.ref())
              : change.ref();
      EntryReversal reversal =
          reversal(
              name,
              change.after().map(entry -> entry.named(name)),
              change.before().map(entry -> entry.named(name)));
      if (!reversal.now().equals(reversal.forced())) {
        entries.add(reversal);
      }
    }
    return entries;
  }

  private EntryReversal reversal(EntryRef ref, Optional<Entry> base, Optional<Entry> wanted) {
    // The revision first: an edit in between is then noticed at the commit.
    long revision = store.revisionOf(ref).orElse(0);
    Optional<Entry> now = store.find(ref);
    MergedEntry merged = EntryMerge.merge(base, now, wanted);
    return new EntryReversal(
        ref, OptionalLong.of(revision), now, wanted, merged.entry(), merged.conflicts());
  }

  /** The names that renamed entries get back, the latest renaming first. */
  private List<Renaming> back(long from, long to) {
    Map<EntryRef, EntryRef> since = log.namesSince(to);
    return log.renamings(from, to).reversed().stream()
        .map(one -> new Renaming(since.getOrDefault(one.after(), one.after()), one.before()))
        .toList();
  }

  private List<CatalogReversal> catalogs(List<CatalogChange> changes, List<EntryReversal> entries) {
    return changes.stream()
        .flatMap(change -> catalog(change, entries).stream())
        .filter(CatalogReversal::changes)
        .toList();
  }

  /**
   * A catalog as it was before a change; later changes stay. One that the change created is removed
   * unless it has other entries by now.
   */
  private Optional<CatalogReversal> catalog(CatalogChange change, List<EntryReversal> entries) {
    Optional<Catalog> now = store.catalog(change.id());
    if (change.before().isEmpty()) {
      return created(change, now, entries);
    }
    if (change.after().isEmpty() || now.isEmpty()) {
      return now.isEmpty() && change.after().isEmpty()
          ? Optional.of(
              new CatalogReversal(change.id(), now, change.before(), change.before(), List.of()))
          : Optional.empty();
    }
    Catalog wanted = change.before().get();
    CatalogMerge.Merged merged = CatalogMerge.merge(change.after(), now, wanted);
    Set<String> used = used(now.get(), merged.catalog(), entries);
    return Optional.of(
        new CatalogReversal(
            change.id(),
            now,
            Optional.of(UsedModules.keep(merged.catalog(), now, used)),
            Optional.of(UsedModules.keep(merged.with(wanted), now, used)),
            merged.conflicts()));
  }

  /** A catalog that the change created; what it has been given since is a conflict. */
  private Optional<CatalogReversal> created(
      CatalogChange change, Optional<Catalog> now, List<EntryReversal> entries) {
    long gone =
        entries.stream()
            .filter(entry -> entry.ref().catalog().equals(change.id()))
            .filter(entry -> entry.now().isPresent())
            .count();
    if (now.isEmpty() || gone != store.sizes().getOrDefault(change.id(), 0)) {
      return Optional.empty();
    }
    List<FieldConflict> conflicts =
        CatalogMerge.between(change.after(), now).stream()
            .map(
                field ->
                    new FieldConflict(
                        field.path(), field.before(), field.after(), Optional.empty()))
            .toList();
    return Optional.of(
        new CatalogReversal(
            change.id(),
            now,
            conflicts.isEmpty() ? Optional.empty() : now,
            Optional.empty(),
            conflicts));
  }

  /** The modules of the entries after the reversal; not read where the catalog loses none. */
  private Set<String> used(Catalog now, Catalog merged, List<EntryReversal> entries) {
    if (now.modules().stream().allMatch(one -> merged.module(one.id()).isPresent())) {
      return Set.of();
    }
    Set<EntryRef> reverted = entries.stream().map(EntryReversal::ref).collect(Collectors.toSet());
    return UsedModules.of(
        Stream.concat(
            store.entries(now.id()).stream().filter(one -> !reverted.contains(one.ref())),
            entries.stream().flatMap(one -> one.after().stream())));
  }
}
