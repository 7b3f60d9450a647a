package dev.errdict.search.index;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.FormerName;
import dev.errdict.db.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the index takes its entries from: the store, or a benchmark's made-up catalog. */
public interface EntrySource {
  /**
   * The source at one moment.
   *
   * @param stamp as {@link #stamp}
   * @param revision the number of the latest change
   * @param generation the generation that the index must have
   * @param catalogs in their order
   * @param formerCodes codes that entries had
   * @param changed the entries that have changed since the requested revision
   * @param entries the existing ones of these; empty when there are too many to read at once
   */
  record State(
      String stamp,
      long revision,
      String generation,
      List<Catalog> catalogs,
      List<FormerName> formerCodes,
      List<EntryRef> changed,
      Optional<List<Entry>> entries) {}

  /** The number of the latest change; it never falls. */
  long revision();

  /** Passes every entry to the consumer, in no particular order. */
  void forEach(Consumer<Entry> consumer);

  /** The entries that changed after a revision, removed ones included. */
  List<EntryRef> changedAfter(long revision);

  /** The entry as stored; empty when it is not there. */
  Optional<Entry> find(EntryRef ref);

  /** The existing ones of these entries, in any order. */
  default List<Entry> find(Collection<EntryRef> refs) {
    return refs.stream().flatMap(ref -> find(ref).stream()).toList();
  }

  /**
   * The generation that the index must have; another one requires a rebuild. Empty for a source
   * with a single generation.
   */
  default String indexGeneration() {
    return "";
  }

  /** The catalogs, in their order. */
  default List<Catalog> catalogs() {
    return List.of();
  }

  /** The codes that entries had before they got other ones. */
  default List<FormerName> formerCodes() {
    return List.of();
  }

  /** A text that changes with every write and is cheap to read; empty when the source has none. */
  default String stamp() {
    return "";
  }

  /**
   * The source as it is at one moment.
   *
   * @param since the revision after which changes are of interest; below 0 for none
   */
  default State state(long since) {
    String stamp = stamp();
    // Before the changes: where others can write meanwhile, a change is read twice, not left out.
    long revision = revision();
    List<EntryRef> changed = since < 0 ? List.of() : changedAfter(since);
    return new State(
        stamp,
        revision,
        indexGeneration(),
        catalogs(),
        formerCodes(),
        changed,
        changed.size() <= RecentChanges.MOST_READ ? Optional.of(find(changed)) : Optional.empty());
  }

  /** Asks the process that writes the index to rebuild it. */
  default void renewIndex() {}

  /** The build whose schema and catalogs the source has. */
  default String build() {
    return "";
  }

  static EntrySource of(CatalogStore store) {
    return new StoreSource(store);
  }

  /** The catalogs of a store. */
  record StoreSource(CatalogStore store) implements EntrySource {
    @Override
    public long revision() {
      return store.revision();
    }

    @Override
    public void forEach(Consumer<Entry> consumer) {
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
      return store.find(refs);
    }

    @Override
    public String indexGeneration() {
      return store.indexGeneration();
    }

    @Override
    public List<Catalog> catalogs() {
      return store.catalogs();
    }

    @Override
    public List<FormerName> formerCodes() {
      return store.formerCodes();
    }

    @Override
    public String stamp() {
      return store.stamp();
    }

    @Override
    public State state(long since) {
      return store.atOnce(() -> EntrySource.super.state(since));
    }

    @Override
    public void renewIndex() {
      store.renewIndex();
    }

    @Override
    public String build() {
      return Store.build();
    }
  }
}
