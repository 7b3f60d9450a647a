package dev.errdict.search.index;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.CatalogStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A store of which is seen when it is read in batches. */
final class ObservedSource implements EntrySource {
  private final EntrySource store;
  private final Runnable eachBatch;

  /** Called when the whole store is read. */
  private final Runnable whole;

  ObservedSource(CatalogStore store, Runnable eachBatch) {
    this(store, eachBatch, () -> {});
  }

  ObservedSource(CatalogStore store, Runnable eachBatch, Runnable whole) {
    this.store = EntrySource.of(store);
    this.eachBatch = eachBatch;
    this.whole = whole;
  }

  @Override
  public long revision() {
    return store.revision();
  }

  @Override
  public void forEach(Consumer<Entry> consumer) {
    whole.run();
    store.forEach(consumer);
  }

  @Override
  public List<EntryRef> changedAfter(long revision) {
    return store.changedAfter(revision);
  }

  @Override
  public Optional<Entry> find(EntryRef ref) {
    return store.find(ref);
  }

  @Override
  public List<Entry> find(Collection<EntryRef> refs) {
    if (refs.size() >= RecentChanges.MOST_READ) {
      eachBatch.run();
    }
    return store.find(refs);
  }

  @Override
  public List<Catalog> catalogs() {
    return store.catalogs();
  }

  @Override
  public String indexGeneration() {
    return store.indexGeneration();
  }

  @Override
  public void renewIndex() {
    store.renewIndex();
  }

  @Override
  public String stamp() {
    return store.stamp();
  }

  @Override
  public String build() {
    return store.build();
  }
}
