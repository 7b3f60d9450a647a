package dev.errdict.search.index;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.format.Bencode;
import dev.errdict.db.rows.Batches;
import dev.errdict.search.meaning.Embedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;

/** Writes the store's entries into an index; their vectors only where they are ready. */
record IndexFiller(EntrySource source, Embedder embedder) {
  /** Entries that are read from the store at once and indexed together, on all processors. */
  private static final int BATCH = 500;

  /** From so many on, entries are indexed on all processors. */
  private static final int FEW = 50;

  /** What an index says of itself that has all of a state. */
  IndexStamp goal(EntrySource.State state) {
    Map<String, String> heads = new LinkedHashMap<>();
    state.catalogs().forEach(catalog -> heads.put(catalog.id(), head(catalog)));
    return new IndexStamp(
        state.revision(),
        IndexStamp.LAYOUT,
        embedder.fingerprint(),
        state.generation(),
        state.stamp(),
        source.build(),
        heads,
        FormerCodes.of(state.formerCodes()));
  }

  /** The parts of a catalog that answers need: all but its glossary. */
  private static String head(Catalog catalog) {
    return Bencode.write(catalog.withSettings(catalog.settings().withGlossary(Optional.empty())));
  }

  /** Every entry of the store, into an index without any. */
  void addAll(IndexWriter to) {
    List<Entry> batch = new ArrayList<>(BATCH);
    source.forEach(
        entry -> {
          batch.add(entry);
          if (batch.size() == BATCH) {
            onAllProcessors(batch, one -> add(to, one, Map.of()));
            batch.clear();
          }
        });
    // In order, so that the shipped catalog's index is always the same.
    batch.forEach(entry -> add(to, entry, Map.of()));
  }

  /**
   * Changed entries, read in batches so that nobody waits long for the store; a batch is read while
   * the one before is added.
   *
   * @param recent what was read of them already
   * @param before the index that has them as they were
   * @param afterBatch run after each batch
   */
  void replay(
      IndexWriter to,
      List<EntryRef> changed,
      RecentChanges recent,
      Optional<IndexSnapshot> before,
      Runnable afterBatch) {
    Batches.forEach(
        changed,
        BATCH,
        refs -> entries(refs, recent),
        (refs, entries) -> {
          delete(to, refs);
          onAllProcessors(
              entries,
              entry ->
                  add(
                      to,
                      entry,
                      before.map(index -> UnitVectors.kept(entry.ref(), index)).orElse(Map.of())));
          afterBatch.run();
        });
  }

  /**
   * Adds entries on all processors, a few of them in the caller's thread. Each thread takes the
   * next entry when it is free, so that none is idle at the end of a batch; a failure ends them
   * all.
   */
  private static void onAllProcessors(List<Entry> entries, Consumer<Entry> adding) {
    AtomicInteger next = new AtomicInteger();
    int processors = entries.size() > FEW ? Runtime.getRuntime().availableProcessors() : 1;
    IntStream.range(0, processors)
        .parallel()
        .forEach(
            processor -> {
              try {
                for (int i = next.getAndIncrement();
                    i < entries.size();
                    i = next.getAndIncrement()) {
                  adding.accept(entries.get(i));
                }
              } finally {
                next.set(entries.size());
              }
            });
  }

  private static void delete(IndexWriter from, List<EntryRef> refs) {
    try {
      for (EntryRef ref : refs) {
        from.deleteDocuments(new Term(Fields.ENTRY, Fields.key(ref)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Entry> entries(List<EntryRef> batch, RecentChanges recent) {
    return recent.isRead() && batch.stream().allMatch(recent::contains)
        ? batch.stream().flatMap(ref -> recent.find(ref).stream()).toList()
        : source.find(batch);
  }

  private void add(IndexWriter to, Entry entry, Map<Long, float[]> kept) {
    try {
      to.addDocuments(IndexDocuments.of(entry, new UnitVectors(embedder, false, kept)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
