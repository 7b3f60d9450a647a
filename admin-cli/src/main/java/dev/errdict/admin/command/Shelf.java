package dev.errdict.admin.command;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.ChangeLog;
import dev.errdict.search.index.IndexedEntries;
import java.util.ArrayList;
import java.util.List;

/** Where entries are read from: as they stand, or as they were. */
sealed interface Shelf {
  List<Entry> with(String code) throws CatalogException;

  /** Those that are there, in any order. */
  List<Entry> find(List<EntryRef> refs) throws CatalogException;

  /** As they stand. */
  record Now(CatalogStore store) implements Shelf {
    @Override
    public List<Entry> with(String code) {
      return store.find(code);
    }

    @Override
    public List<Entry> find(List<EntryRef> refs) {
      return store.find(refs);
    }
  }

  /** As they stand, by an index that is up to date. */
  record Indexed(IndexedEntries entries) implements Shelf {
    @Override
    public List<Entry> with(String code) {
      return entries.find(code);
    }

    @Override
    public List<Entry> find(List<EntryRef> refs) {
      return entries.find(refs);
    }
  }

  /** As they were right after a change. */
  record Then(ChangeLog log, long revision) implements Shelf {
    @Override
    public List<Entry> with(String code) throws CatalogException {
      return log.at(code, revision);
    }

    @Override
    public List<Entry> find(List<EntryRef> refs) throws CatalogException {
      List<Entry> entries = new ArrayList<>();
      for (EntryRef ref : refs) {
        log.at(ref, revision).ifPresent(entries::add);
      }
      return entries;
    }
  }
}
