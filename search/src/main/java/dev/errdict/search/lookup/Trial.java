package dev.errdict.search.lookup;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.index.CatalogIndex;
import dev.errdict.search.index.EntrySource;
import dev.errdict.search.meaning.Embedder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The answers as they would be with one entry changed or added: an index of all entries in memory.
 */
public final class Trial implements AutoCloseable {
  private final CatalogIndex index;
  private final Lookup lookup;

  Trial(EntrySource stored, Entry changed, Embedder embedder) {
    this.index = CatalogIndex.inMemory(new Changed(stored, changed), embedder);
    this.lookup =
        new Lookup(
            index::catalogs,
            new CatalogNames(index::catalogs),
            index,
            embedder,
            new EntryCache(index));
  }

  public Answer ask(Question question) {
    return lookup.ask(question);
  }

  @Override
  public void close() {
    index.close();
  }

  private record Changed(EntrySource stored, Entry changed) implements EntrySource {
    @Override
    public long revision() {
      return stored.revision();
    }

    @Override
    public void forEach(Consumer<Entry> consumer) {
      AtomicBoolean there = new AtomicBoolean();
      stored.forEach(
          entry -> {
            boolean isIt = entry.ref().equals(changed.ref());
            there.compareAndSet(false, isIt);
            consumer.accept(isIt ? changed : entry);
          });
      if (!there.get()) {
        consumer.accept(changed);
      }
    }

    @Override
    public List<EntryRef> changedAfter(long revision) {
      return stored.changedAfter(revision);
    }

    @Override
    public Optional<Entry> find(EntryRef ref) {
      return ref.equals(changed.ref()) ? Optional.of(changed) : stored.find(ref);
    }

    @Override
    public List<Catalog> catalogs() {
      return stored.catalogs();
    }
  }
}
