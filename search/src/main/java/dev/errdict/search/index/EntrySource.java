package dev.errdict.search.index;

import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.db.store.CatalogStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the index takes its entries from: the store, or a benchmark's made-up catalog. */
public interface EntrySource {
  /** The number of the latest change; it never falls. */
  long revision();

  /** Passes every entry to the consumer, in no particular order. */
  void forEach(Consumer<Entry> consumer);

  /** The entries that changed after a revision, removed ones included. */
  List<EntryRef> changedAfter(long revision);

  /** The entry as it stands; empty when it is not there. */
  Optional<Entry> find(EntryRef ref);

  /** Which making of the index fits; a new one makes it anew. Empty where there is but one. */
  default String indexGeneration() {
    return "";
  }

  /** Asks for a new making, of whichever process writes the index. */
  default void renewIndex() {}

  static EntrySource of(CatalogStore store) {
    return new EntrySource() {
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
      public String indexGeneration() {
        return store.indexGeneration();
      }

      @Override
      public void renewIndex() {
        store.renewIndex();
      }
    };
  }
}
