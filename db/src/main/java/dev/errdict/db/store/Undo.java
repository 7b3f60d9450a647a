package dev.errdict.db.store;

import static dev.errdict.db.schema.Tables.CHANGE_CATALOG;

import dev.errdict.db.Catalog;
import dev.errdict.db.CatalogException;
import dev.errdict.db.ChangeKind;
import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.db.diff.EntryMerge;
import dev.errdict.db.diff.MergedEntry;
import dev.errdict.db.format.CatalogReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Takes back what was committed. It only plans: the plan is an edit like any other. */
public final class Undo {
  private final Database database;
  private final CatalogStore store;
  private final ChangeLog log;

  public Undo(Database database, CatalogStore store) {
    this.database = database;
    this.store = store;
    this.log = new ChangeLog(database);
  }

  /**
   * Takes back one change. What was edited after it stays; where both touched the same field, the
   * plan says so.
   *
   * @throws CatalogException when there is no such change, or nothing of it is left
   */
  public Reversal ofChange(long revision) throws CatalogException {
    List<EntryReversal> entries = new ArrayList<>();
    for (EntryChange change : log.entries(revision)) {
      EntryReversal reversal = reversal(change.ref(), change.after(), change.before());
      if (!reversal.now().equals(reversal.forced())) {
        entries.add(reversal);
      }
    }
    Optional<Catalog> catalog = catalogBefore(revision);
    if (entries.isEmpty() && catalog.isEmpty()) {
      throw new CatalogException("history.nothing-left", revision);
    }
    return new Reversal(ChangeKind.UNDO, revision, catalog, entries);
  }

  /**
   * Takes back all changes of a range at once, as {@link #ofChange} does one.
   *
   * @param from the first of them
   * @param to the last of them, not before the first
   * @throws CatalogException when there is no such change, nothing of them is left, or they touched
   *     several catalogs themselves, of which a change takes but one
   */
  public Reversal ofRange(long from, long to) throws CatalogException {
    for (long revision : new long[] {from, to}) {
      if (log.find(revision).isEmpty()) {
        throw new CatalogException("history.no-change", revision);
      }
    }
    List<EntryReversal> entries = new ArrayList<>();
    for (EntryChange change : log.between(from - 1, to)) {
      EntryReversal reversal = reversal(change.ref(), change.after(), change.before());
      if (!reversal.now().equals(reversal.forced())) {
        entries.add(reversal);
      }
    }
    List<Catalog> catalogs = new ArrayList<>();
    for (CatalogChange change : log.catalogsBetween(from - 1, to)) {
      Optional<Catalog> now = store.catalog(change.id());
      Optional<Catalog> before = change.before().or(() -> change.after().map(Catalog::asRetired));
      if (now.equals(change.after()) && !now.equals(before)) {
        before.ifPresent(catalogs::add);
      }
    }
    if (catalogs.size() > 1) {
      throw new CatalogException("history.several-catalogs", from, to);
    }
    if (entries.isEmpty() && catalogs.isEmpty()) {
      throw new CatalogException("history.nothing-left", from + ".." + to);
    }
    return new Reversal(ChangeKind.UNDO, to, catalogs.stream().findFirst(), entries);
  }

  /**
   * Brings one entry back to what it was right after a change, whatever happened to it since.
   *
   * @throws CatalogException when there was no such change, or the entry was not there then
   */
  public Reversal toRevision(EntryRef ref, long revision) throws CatalogException {
    if (log.find(revision).isEmpty()) {
      throw new CatalogException("history.no-change", revision);
    }
    Optional<Entry> then = log.at(ref, revision);
    Optional<Entry> now = store.find(ref);
    if (then.isEmpty()) {
      throw new CatalogException("history.not-there-then", ref.code(), revision);
    }
    return new Reversal(
        ChangeKind.RESTORE, revision, Optional.empty(), List.of(reversal(ref, now, then)));
  }

  private EntryReversal reversal(EntryRef ref, Optional<Entry> base, Optional<Entry> wanted) {
    // The revision first: an edit in between is then noticed at the commit.
    long revision = store.revisionOf(ref).orElse(0);
    Optional<Entry> now = store.find(ref);
    MergedEntry merged = EntryMerge.merge(base, now, wanted);
    return new EntryReversal(
        ref, OptionalLong.of(revision), now, wanted, merged.entry(), merged.conflicts());
  }

  /**
   * The catalog as it was before a change that touched it and that no other has touched since. One
   * that came with the change is retired rather than removed.
   */
  private Optional<Catalog> catalogBefore(long revision) throws CatalogException {
    for (var row :
        database.query(
            sql ->
                sql.selectFrom(CHANGE_CATALOG)
                    .where(CHANGE_CATALOG.REVISION.eq(revision))
                    .fetch())) {
      Optional<Catalog> now = store.catalog(row.getCatalog());
      Optional<Catalog> after = read(row.getContentAfter());
      Optional<Catalog> before =
          read(row.getContentBefore()).or(() -> after.map(Catalog::asRetired));
      if (now.equals(after) && !now.equals(before)) {
        return before;
      }
    }
    return Optional.empty();
  }

  private static Optional<Catalog> read(@Nullable String content) throws CatalogException {
    return content == null
        ? Optional.empty()
        : Optional.of(CatalogReader.read(new StringReader(content)).catalog());
  }
}
