package dev.errdict.search.lookup;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.cache.LruMap;
import dev.errdict.search.index.CatalogIndex;
import dev.errdict.search.index.IndexSnapshot;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The entries read last from the index, ready to be shown. Safe for use by several threads. */
final class EntryCache {
  private static final int MOST = 2000;

  private final CatalogIndex index;
  private final Map<EntryRef, Entry> entries = LruMap.ofAtMost(MOST);
  private long generation;

  EntryCache(CatalogIndex index) {
    this.index = index;
    index.onChange(this::forget);
  }

  /** The entry as the index has it; empty when it is not there. */
  Optional<Entry> find(EntryRef ref) {
    long asked;
    synchronized (entries) {
      Entry cached = entries.get(ref);
      if (cached != null) {
        return Optional.of(cached);
      }
      asked = generation;
    }
    Optional<Entry> read =
        index.read((IndexSnapshot now) -> now.entry(ref)).flatMap(entry -> entry);
    synchronized (entries) {
      // An entry that was read before a change must not be cached after it.
      if (asked == generation) {
        read.ifPresent(entry -> entries.put(ref, entry));
      }
    }
    return read;
  }

  /** Removes changed entries; all when none is named. */
  private void forget(Set<EntryRef> changed) {
    synchronized (entries) {
      generation++;
      if (changed.isEmpty()) {
        entries.clear();
      } else {
        changed.forEach(entries::remove);
      }
    }
  }
}
