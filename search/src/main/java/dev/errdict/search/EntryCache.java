package dev.errdict.search;

import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.db.store.CatalogStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The entries read last, so that a lookup by code does not wait for the database. Safe for use by
 * several threads.
 */
final class EntryCache {
  private static final int MOST = 2000;

  private final CatalogStore store;
  private final Map<EntryRef, Entry> entries =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<EntryRef, dev.errdict.db.Entry> eldest) {
          return size() > MOST;
        }
      };
  private long generation;
  private long readThrough = -1;

  EntryCache(CatalogStore store) {
    this.store = store;
  }

  Optional<Entry> find(EntryRef ref) {
    long asked;
    synchronized (entries) {
      Entry cached = entries.get(ref);
      if (cached != null) {
        return Optional.of(cached);
      }
      asked = generation;
    }
    Optional<Entry> read = store.find(ref);
    synchronized (entries) {
      // What was read before a change was forgotten must not come back after it.
      if (asked == generation) {
        read.ifPresent(entry -> entries.put(ref, entry));
      }
    }
    return read;
  }

  /**
   * Reads the entries that are not here, when all can be: then they are there also while the
   * database is not. Once for as long as nothing changes.
   */
  void readAhead() {
    long began;
    synchronized (entries) {
      began = generation;
      if (began == readThrough) {
        return;
      }
    }
    if (store.sizes().values().stream().mapToInt(Integer::intValue).sum() <= MOST) {
      store.refs().forEach(this::find);
    }
    synchronized (entries) {
      readThrough = began;
    }
  }

  /** Forgets entries that have changed. */
  void forget(Iterable<EntryRef> changed) {
    synchronized (entries) {
      generation++;
      changed.forEach(entries::remove);
    }
  }
}
