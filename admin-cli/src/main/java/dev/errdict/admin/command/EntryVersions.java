package dev.errdict.admin.command;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.ChangeLog;
import dev.errdict.search.index.IndexedEntries;
import java.util.ArrayList;
import java.util.List;

/** A source of entries: the present ones, or those of an earlier revision. */
sealed interface EntryVersions {
  List<Entry> with(String code) throws CatalogException;

  /** The existing ones of these entries, in any order. */
  List<Entry> find(List<EntryRef> refs) throws CatalogException;

  /** The present entries, from the store. */
  record Now(CatalogStore store) implements EntryVersions {
    @Override
    public List<Entry> with(String code) {
      return store.find(code);
    }

    @Override
    public List<Entry> find(List<EntryRef> refs) {
      return store.find(refs);
    }
  }

  /** The present entries, from an up-to-date index. */
  record Indexed(IndexedEntries entries) implements EntryVersions {
    @Override
    public List<Entry> with(String code) {
      return entries.find(code);
    }

    @Override
    public List<Entry> find(List<EntryRef> refs) {
      return entries.find(refs);
    }
  }

  /** The entries as they were right after a change. */
  record Then(ChangeLog log, long revision) implements EntryVersions {
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
