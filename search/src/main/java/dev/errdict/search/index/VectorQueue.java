package dev.errdict.search.index;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;

/** The entries whose vectors are to be made. Not safe for use by several threads. */
final class VectorQueue {
  /** As many are looked up in the index at once. */
  private static final int MOST = 5000;

  /** Entries whose vectors are computed together. */
  private static final int BATCH = 4;

  /** The interval of commits of vectors, since a commit is slow on a slow disk. */
  private static final Duration COMMIT = Duration.ofSeconds(2);

  private final Deque<EntryRef> pending = new ArrayDeque<>();

  /** What was indexed again while vectors of an earlier state were made. */
  private final Set<EntryRef> rewritten = new HashSet<>();

  /** Whether all was indexed again meanwhile. */
  private boolean rebuilt;

  private boolean uncommitted;
  private long committed = System.nanoTime();

  boolean isEmpty() {
    return pending.isEmpty();
  }

  /** Looks for entries without vectors, unless there are some still. */
  void fill(IndexSnapshot now) {
    if (pending.isEmpty() && !uncommitted) {
      pending.addAll(now.withoutVectors(MOST));
    }
  }

  /** Forgets the entries: those of another commit take their place. */
  void refill(IndexSnapshot now) {
    pending.clear();
    pending.addAll(now.withoutVectors(MOST));
  }

  /** The next few as they are; those that have changed since wait for their words first. */
  List<Entry> take(IndexSnapshot now) {
    rewritten.clear();
    rebuilt = false;
    List<Entry> entries = new ArrayList<>();
    while (entries.size() < BATCH && !pending.isEmpty()) {
      EntryRef ref = pending.remove();
      if (!now.recent().contains(ref)) {
        now.entry(ref).ifPresent(entries::add);
      }
    }
    return entries;
  }

  /** Keeps vectors that are made just now from replacing later words. */
  void rewritten(Collection<EntryRef> refs) {
    rewritten.addAll(refs);
  }

  /** The same for all entries; some of them may be gone. */
  void rebuilt() {
    rebuilt = true;
  }

  /**
   * Writes entries with their vectors.
   *
   * @return whether it is time to commit
   */
  boolean put(IndexWriter writer, List<Entry> entries, List<List<Document>> made)
      throws IOException {
    for (int i = 0; i < entries.size(); i++) {
      EntryRef ref = entries.get(i).ref();
      if (!rebuilt && !rewritten.contains(ref)) {
        writer.updateDocuments(new Term(Fields.ENTRY, Fields.key(ref)), made.get(i));
        uncommitted = true;
      }
    }
    return uncommitted && (pending.isEmpty() || System.nanoTime() - committed > COMMIT.toNanos());
  }

  /** What was written is committed, and the index to be looked through again. */
  void committed() {
    uncommitted = false;
    pending.clear();
  }

  /** The same for a commit of vectors, after which the next one waits. */
  void vectorsCommitted() {
    committed();
    committed = System.nanoTime();
  }
}
