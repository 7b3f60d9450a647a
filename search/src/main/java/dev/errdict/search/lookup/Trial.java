package dev.errdict.search.lookup;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.index.CatalogIndex;
import dev.errdict.search.index.EntrySource;
import dev.errdict.search.meaning.Embedder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What would be answered if one entry, or what is chosen for one catalog, were stored otherwise.
 */
public final class Trial implements AutoCloseable {
  private final Lookup lookup;
  private final Runnable close;

  private Trial(Lookup lookup, Runnable close) {
    this.lookup = lookup;
    this.close = close;
  }

  /** On an index of all entries in memory, of which one is exchanged or added. */
  static Trial of(EntrySource stored, Entry changed, Embedder embedder) {
    CatalogIndex index = CatalogIndex.inMemory(new Changed(stored, changed), embedder);
    return new Trial(
        new Lookup(
            index::catalogs,
            new CatalogNames(index::catalogs),
            index,
            embedder,
            new EntryCache(index)),
        index::close);
  }

  /** On the index that there is, with the settings of one catalog exchanged. */
  static Trial of(CatalogIndex index, Catalog changed, Embedder embedder) {
    Map<String, Catalog> catalogs = new LinkedHashMap<>(index.catalogs());
    catalogs.put(changed.id(), changed);
    return new Trial(
        new Lookup(
            () -> catalogs,
            new CatalogNames(() -> catalogs),
            index,
            embedder,
            new EntryCache(index)),
        () -> {});
  }

  public Answer ask(Question question) {
    return lookup.ask(question);
  }

  @Override
  public void close() {
    close.run();
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
